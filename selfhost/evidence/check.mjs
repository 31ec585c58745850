// Recomputes a published report from its journal, without the program that made it: `node check.mjs`, Node 20 or later.
// It reads the files beside it, follows the chain of hashes, folds every loan, counts every figure anew, and compares
// each with the report and with what its document, page and workbook print; it says 一致 and ends with 0, or names every
// difference and ends with 1. With `--head` and `--sha256`, from the mail that the report went out with, it proves too
// that the journal and the report are those of that day.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { checkAnnex } from "./check-annex.mjs";
import { checkAssessment, checkAssessmentSheet } from "./check-assessment.mjs";
import { checkOrigins } from "./check-origins.mjs";
import { checkRetold } from "./check-retold.mjs";
import { checkSameText, checkText } from "./check-texts.mjs";
import { faultsOfTimestamp, readTimestamp } from "./check-timestamp.mjs";
import { editionOf } from "./edition-of.mjs";
import { foldLoans } from "./fold-loans.mjs";
import { owed } from "./loan-sums.mjs";
import { docxLines, htmlLines, xlsxSheets } from "./open-forms.mjs";
import { recountFigures } from "./recount-figures.mjs";

const text = { type: "string" };
const { values: outside } = parseArgs({ options: { head: text, sha256: text, "tsa-cert": text } });
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
checkOutside();
checkChain();
const loans = foldLoans(blocks, { differ, day: dayOf(report) });
compare("报告", recountFigures({ report, evidence }, loans), report);
checkOrigins({ report, evidence, blocks, loansAt, loans }, differ);
checkEarlier();
checkAssessment({ report, loans }, differ);
checkForms();
const stamped = checkTimestamp();
conclude();

/** The stamp of somebody outside on the report's bytes; gives what can be said of it. */
function checkTimestamp() {
  const name = `${report.month}.tsr`;
  const trusted = outside["tsa-cert"];
  const wanting = "不能由第三方证明这份月报在什么时候已经存在";
  if (!existsSync(join(folder, name))) {
    if (trusted !== undefined) differ(name, "时间戳（给了 --tsa-cert）", "缺失");
    return `没有时间戳（${name}）：${wanting}。`;
  }
  try {
    const stamp = readTimestamp(read(name));
    const at = stamp.at.toISOString();
    if (trusted === undefined)
      return `时间戳写的时间是 ${at}，但没有用 --tsa-cert 给出时间戳机构的证书来核对签名：${wanting}。`;
    const faults = faultsOfTimestamp(stamp, reportBytes, readFileSync(trusted));
    if (stamp.at.getTime() + 60_000 < Date.parse(report.publishedAt))
      faults.push(`时间戳的时间 ${at} 早于月报所写的发布时间 ${report.publishedAt}`);
    for (const fault of faults) differ(name, "有效的时间戳", fault);
    return faults.length === 0
      ? `时间戳有效：最迟在 ${at}，这份月报（连同其中的流水末端哈希）已经存在。`
      : `时间戳无效：${wanting}。`;
  } catch (error) {
    differ(name, "可以读的时间戳和证书", error.message);
    return `时间戳读不出：${wanting}。`;
  }
}

function conclude() {
  if (differences.length === 0) {
    console.log(
      `一致：${report.month} 月报，${blocks.length} 块流水，${loans.length} 笔贷款，链头 ${report.head.hash}`,
    );
  } else {
    for (const line of differences.slice(0, 200)) console.log(line);
    console.log(`共 ${differences.length} 处不一致`);
    process.exitCode = 1;
  }
  console.log(stamped);
  if (outside.head === undefined)
    console.log(
      "没有用 --head 给出当时邮件上的流水末端哈希：这里只证明本文件夹自相一致，不能证明流水没有被整体改写、重新连链。",
    );
  if (outside.sha256 === undefined)
    console.log(
      "没有用 --sha256 给出当时邮件上的月报数据 SHA-256：不能证明月报没有连同各处哈希一起重做，发布时间、文件名和更正原因以文件夹内所载为准。",
    );
}

/** What somebody outside holds from the day of publication, against what lies here. */
function checkOutside() {
  const given = (text) => text?.trim().toLowerCase();
  if (outside.head !== undefined && given(outside.head) !== report.head.hash)
    differ("流水末端哈希（--head）", given(outside.head), report.head.hash);
  if (outside.sha256 !== undefined && given(outside.sha256) !== sha256(reportBytes))
    differ("月报数据的 SHA-256（--sha256）", given(outside.sha256), sha256(reportBytes));
}

/** The loans as the report of an earlier month knew them, those that owe anything or all; `last` is the month before. */
function loansAt(which, { owing = true } = {}) {
  const number = Number(report.month.slice(0, 4)) * 12 + Number(report.month.slice(5)) - 2;
  const last = `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
  const month = which === "last" ? last : which;
  const told = evidence.earlier.find((one) => one.month === month);
  if (told === undefined) return undefined;
  const end = blocks.findIndex(({ hash }) => hash === told.headHash);
  if (end < 0 && told.headHash !== "0".repeat(64)) differ(`${month} 月报的链头`, told.headHash, "不在流水里");
  const day = dayOf({ format: told.format ?? "", asOf: lastDayOf(month) });
  return foldLoans(blocks.slice(0, end + 1), { day }).filter(
    (loan) => loan.disbursedOn.slice(0, 7) <= month && (!owing || owed(loan) > 0n),
  );
}

/** From edition 7 on a report tells balances as of its day. */
function dayOf({ format, asOf }) {
  return editionOf({ format }) >= 7 ? asOf : undefined;
}

function lastDayOf(month) {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}

/** What an edition 7 corrects of the report before it, whose JSON lies here as it was published. */
function checkEarlier() {
  const told = evidence.earlier.at(-1);
  if (editionOf(report) < 7 || told === undefined) return;
  if (!existsSync(join(folder, "earlier.json"))) return differ("earlier.json", "有", "缺失");
  const bytes = read("earlier.json");
  if (sha256(bytes) !== told.sha256) differ("earlier.json 的 SHA-256", told.sha256, sha256(bytes));
  checkRetold({ report, earlier: JSON.parse(bytes), evidence, blocks }, differ);
}

/** What the forms print, each opened and read; a damaged one is a difference. */
function checkForms() {
  const opened = (name, open) => {
    try {
      return open(read(name));
    } catch (error) {
      differ(name, "可以打开", error.message);
      return undefined;
    }
  };
  const docx = opened("report.docx", docxLines);
  const html = opened("report.html", (bytes) => htmlLines(bytes.toString("utf8")));
  const sheets = opened("report.xlsx", xlsxSheets);
  if (docx !== undefined) checkText("report.docx", docx, report, differ);
  if (html !== undefined) checkText("report.html", html, report, differ);
  if (docx !== undefined && html !== undefined) checkSameText(docx, html, report, differ);
  if (sheets === undefined) return;
  checkAnnex(sheets, { report, evidence, loans, loansAt }, differ);
  checkAssessmentSheet(sheets, report, differ);
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
