import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { mapImport } from "#shared/app/imports/map-import.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { personCheckDigit } from "#shared/domain/base/identity.ts";
import type { Holds } from "#shared/domain/imports/import-record.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";

const supervisor = {
  issuer: "bench",
  subject: "supervisor",
  displayName: "科协",
  role: "supervisor",
} as const;
const members = 300;
/** The members' loans stand all over the book. */
const place = (member: number, rows: number) => 1 + Math.floor((member * rows) / members);

/** The identity number of the n-th of some millions of people. */
function personNumber(n: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const born = `${1950 + (n % 50)}${two(1 + (Math.floor(n / 50) % 12))}${two(1 + (Math.floor(n / 600) % 28))}`;
  const first17 = `341102${born}${String(Math.floor(n / 16_800)).padStart(3, "0")}`;
  return first17 + personCheckDigit(first17);
}

function bankBook(rows: number, withIdentity: boolean): Uint8Array {
  const headers = `借据号,客户名称,${withIdentity ? "证件号码," : ""}放款金额,贷款余额,放款日期,到期日期,五级分类,支行`;
  const lines = Array.from({ length: rows }, (_, index) => {
    const n = index + 1;
    const day = `${String(1 + (n % 9)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`;
    const identity = withIdentity ? `${personNumber(n)},` : "";
    return `J${String(n).padStart(12, "0")},王户${n},${identity}${10_000 + n},${n},2016-${day},2017-${day},正常,琅琊支行`;
  });
  return Buffer.from(`${headers}\r\n${lines.join("\r\n")}\r\n`);
}

function register(numbers: readonly number[]): Uint8Array {
  const lines = numbers.map((n) => `王户${n},${personNumber(n)},琅琊花生协会${n % 200},琅琊区`);
  return Buffer.from(`姓名,身份证号,所属农技协,县区\r\n${lines.join("\r\n")}\r\n`);
}

const takeIn = ({ deps }: Office, bytes: Uint8Array, commit = true) =>
  takeInMembers(deps, supervisor, { fileName: "会员名册.csv", bytes, commit });

/** One way, in a separate process: its time, and the most memory that the process ever had. */
async function measure(way: string, rows: number): Promise<{ ms: number; peakMb: number; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), "yinhui-bench-"));
  const store = openSqliteStore({ file: join(folder, "ledger.sqlite") });
  const office = openOffice(store, { tableReader: createWorkbookReader() });
  let said = "";
  let start = performance.now();
  const checkAs = async (holds: Holds, withIdentity = true) => {
    const record = await office.check("全行.csv", bankBook(rows, withIdentity));
    start = performance.now();
    await mapImport(office.deps, liaison, record.importId, {
      columns: [],
      values: [],
      holds,
      acceptNames: true,
    });
    await office.work();
    const { state, counts } = (await office.deps.imports.get(record.importId)) ?? {};
    said = JSON.stringify({ state, ...counts });
  };
  const few = Array.from({ length: members }, (_, member) => place(member, rows));
  const all = Array.from({ length: rows }, (_, index) => index + 1);
  switch (way) {
    case "plain":
      await checkAs("programme");
      break;
    case "whole book":
      await takeIn(office, register(few));
      await checkAs("register");
      break;
    case "whole book by names":
      await takeIn(office, register(few));
      await checkAs("register", false);
      break;
    case "register":
      said = JSON.stringify((await takeIn(office, register(all))).counts);
      break;
    case "register again":
      await takeIn(office, register(all));
      start = performance.now();
      said = JSON.stringify((await takeIn(office, register(all))).counts);
      break;
    default:
      throw new RangeError(way);
  }
  const ms = performance.now() - start;
  store.close();
  rmSync(folder, { recursive: true, force: true });
  return { ms, peakMb: process.resourceUsage().maxRSS / 1024, said };
}

const [rowsText = "200000", way] = process.argv.slice(2);
const rows = Number(rowsText);
if (way !== undefined) console.log(JSON.stringify(await measure(way, rows)));
else {
  console.log(
    `${rows} rows\n| way | ms | × plain | peak MB | × plain | came to |\n| --- | --- | --- | --- | --- | --- |`,
  );
  let plain = { ms: 1, peakMb: 1 };
  for (const one of ["plain", "whole book", "whole book by names", "register", "register again"]) {
    const told = execFileSync(process.execPath, [...process.execArgv, import.meta.filename, rowsText, one]);
    const { ms, peakMb, said } = JSON.parse(told.toString());
    if (one === "plain") plain = { ms, peakMb };
    const times = (ms / plain.ms).toFixed(2);
    const memory = (peakMb / plain.peakMb).toFixed(2);
    console.log(`| ${one} | ${ms.toFixed(0)} | ${times} | ${peakMb.toFixed(0)} | ${memory} | ${said} |`);
  }
}
