// Recomputes a published report from its journal, without the program that made it: `node check.mjs`, Node 20 or later.
// It reads the files beside it, follows the chain of hashes, folds every loan, counts every figure anew and compares
// each with the report; it says 一致 and ends with 0, or names every difference and ends with 1.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unattributed } from "./loan-sums.mjs";
import { recountFigures } from "./recount-figures.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const read = (name) => readFileSync(join(folder, name));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const differences = [];
const differ = (what, expected, found) => differences.push(`${what}：报告为 ${found}，重算为 ${expected}`);

const reportBytes = read("report.json");
const report = JSON.parse(reportBytes);
const evidence = JSON.parse(read("evidence.json"));
const blocks = read("journal.jsonl")
  .toString("utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));

checkFiles();
checkChain();
const loans = foldLoans();
compare("报告", recountFigures({ report, evidence }, loans), report);

if (differences.length === 0) {
  console.log(
    `一致：${report.month} 月报，${blocks.length} 块流水，${loans.length} 笔贷款，链头 ${report.head.hash}`,
  );
} else {
  for (const line of differences.slice(0, 200)) console.log(line);
  console.log(`共 ${differences.length} 处不一致`);
  process.exitCode = 1;
}

/** The frozen bytes are those whose hash was published, and each form is the one that the JSON names. */
function checkFiles() {
  if (sha256(reportBytes) !== evidence.sha256)
    differ("report.json 的 SHA-256", evidence.sha256, sha256(reportBytes));
  for (const [form, hash] of Object.entries(report.files)) {
    const name = `report.${form}`;
    const found = existsSync(join(folder, name)) ? sha256(read(name)) : "缺失";
    if (found !== hash) differ(`${name} 的 SHA-256`, found, hash);
  }
}

/** Every block's hash covers its content and its predecessor's hash; numbers are dense; the last is the report's head. */
function checkChain() {
  let head = { blockNo: 0, seq: 0, hash: "0".repeat(64) };
  for (const block of blocks) {
    const name = `第 ${block.blockNo} 块`;
    if (block.blockNo !== head.blockNo + 1) differ(`${name}的编号`, head.blockNo + 1, block.blockNo);
    if (block.previousHash !== head.hash) differ(`${name}的前一哈希`, head.hash, block.previousHash);
    const hash = sha256(blockBytes(block));
    if (hash !== block.hash) differ(`${name}的哈希`, hash, block.hash);
    for (const entry of block.entries) {
      if (entry.seq !== head.seq + 1) differ(`${name}的序号`, head.seq + 1, entry.seq);
      head = { ...head, seq: entry.seq };
    }
    head = { blockNo: block.blockNo, seq: head.seq, hash: block.hash };
  }
  compare("链头", head, report.head);
}

function blockBytes(block) {
  const parts = [];
  const put = (value) => {
    const text = value === null ? null : String(value).toWellFormed();
    parts.push(text === null ? "-" : `${Buffer.byteLength(text)}:${text}`);
  };
  const { blockNo, previousHash, knownAt, by, importId, entries } = block;
  for (const value of ["yinhui-journal-1", blockNo, previousHash, knownAt, by, importId, entries.length])
    put(value);
  for (const e of entries) {
    const { disbursedDeltaFen, outstandingDeltaFen, effectiveOn, source, changes } = e;
    for (const value of [e.seq, e.kind, e.bankId, e.loanNo, e.version]) put(value);
    for (const value of [disbursedDeltaFen, outstandingDeltaFen, effectiveOn, source.sheet, source.row])
      put(value);
    put(changes.length);
    for (const { field, before, after } of changes) for (const value of [field, before, after]) put(value);
  }
  return Buffer.from(parts.join(""));
}

/** The loans after all entries; one whose entries were all undone is none. */
function foldLoans() {
  const loans = new Map();
  for (const block of blocks) {
    for (const { bankId, loanNo, version, changes } of block.entries) {
      const key = JSON.stringify([bankId, loanNo]);
      const loan = loans.get(key) ?? { version: 0, texts: {} };
      if (version !== loan.version + 1) differ(`借据 ${loanNo} 的版本`, loan.version + 1, version);
      loan.version = version;
      for (const { field, before, after } of changes) {
        if ((loan.texts[field] ?? null) !== before)
          differ(`借据 ${loanNo} 第 ${version} 版的 ${field}`, "前值", "不符");
        if (after === null) delete loan.texts[field];
        else loan.texts[field] = after;
      }
      loans.set(key, loan);
    }
  }
  return [...loans.values()]
    .filter(({ texts }) => texts.amountFen !== undefined)
    .map(({ texts }) => ({
      associationId: unattributed,
      countyCode: unattributed,
      borrowerType: unattributed,
      ...texts,
    }));
}

/** Compares every figure that was counted anew with the one that the report says. */
function compare(at, expected, found) {
  if (typeof expected === "bigint" || expected === null || typeof expected !== "object") {
    const value = typeof expected === "bigint" ? Number(expected) : expected;
    if (value !== found) differ(at, value, found);
    return;
  }
  if (Array.isArray(expected) && expected.length !== found?.length)
    differ(`${at} 的行数`, expected.length, found?.length);
  for (const [name, value] of Object.entries(expected)) compare(`${at}.${name}`, value, found?.[name]);
}
