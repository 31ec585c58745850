import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#shared/adapters/sqlite/database.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { csvBook } from "#test/support/csv-book.ts";
import { liaison, openOffice, warningsOf } from "#test/support/office.ts";

/** One row in so many has another balance in the monthly book. */
const changedEach = 20;

const rows = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), "yinhui-bench-"));
const file = join(folder, "ledger.sqlite");
const store = openSqliteStore({ file });
// The office's own clock goes on by a second a reading, which would make a check tell its progress each time.
const office = openOffice(store, {
  tableReader: createWorkbookReader(),
  now: () => new Date(Date.parse("2016-11-01T02:00:00.000Z") + performance.now()).toISOString(),
});
const figures: { step: string; userMs: number; ms: number }[] = [];

async function timed<T>(step: string, work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  figures.push({ step, userMs: process.cpuUsage(before).user / 1000, ms: performance.now() - start });
  return result;
}

async function takeIn(name: string, book: Uint8Array): Promise<void> {
  const checked = await office.check(name, book);
  await commitImport(office.deps, liaison, checked.importId, warningsOf(checked));
  await office.work();
}

/** The rows that the commit wrote, into an empty ledger of the same indexes, a transaction for each block. */
function insertBare(): void {
  const target = openDatabase(join(folder, "bare.sqlite"));
  const source = openDatabase(file);
  const blocks = source.all("SELECT * FROM journal_block ORDER BY block_no");
  const loans = Map.groupBy(source.all("SELECT * FROM loan"), (loan) => loan["block_nos"]);
  const insert = (table: string, row: Record<string, unknown>) =>
    target.run(
      `INSERT INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row).map(() => "?")})`,
      ...Object.values(row).map((value) =>
        typeof value === "bigint" || value === null ? value : `${value}`,
      ),
    );
  source.close();
  timedInserts(() => {
    for (const block of blocks) {
      target.transaction(() => {
        insert("journal_block", block);
        for (const loan of loans.get(`[${block["block_no"]}]`) ?? []) insert("loan", loan);
      });
    }
    target.close();
  });
}

function timedInserts(work: () => void): void {
  const start = performance.now();
  const before = process.cpuUsage();
  work();
  const userMs = process.cpuUsage(before).user / 1000;
  figures.push({ step: "bare inserts of the same", userMs, ms: performance.now() - start });
}

const book = csvBook(rows, { balance: "9000" });
const monthly = new TextEncoder().encode(
  new TextDecoder()
    .decode(book)
    .split("\r\n")
    .map((line, index) => (index % changedEach === 1 ? line.replace(/,9000$/, ",8000") : line))
    .join("\r\n"),
);
const checked = await timed("check of a new book", () => office.check("book.csv", book));
await timed("commit of new loans", async () => {
  await commitImport(office.deps, liaison, checked.importId, warningsOf(checked));
  await office.work();
});
insertBare();
await timed("check of the same again", () => office.check("again.csv", book));
await timed("the same again, check and commit", () => takeIn("book.csv", book));
await timed("one row in 20 changed, check and commit", () => takeIn("monthly.csv", monthly));
store.close();
rmSync(folder, { recursive: true, force: true });

const check = figures[0] ?? { userMs: 1, ms: 1 };
console.log(`${rows} rows\n| step | user ms | × check | ms | × check |\n| --- | --- | --- | --- | --- |`);
for (const { step, userMs, ms } of figures) {
  const times = [userMs / check.userMs, ms / check.ms].map((ratio) => ratio.toFixed(2));
  console.log(`| ${step} | ${userMs.toFixed(0)} | ${times[0]} | ${ms.toFixed(0)} | ${times[1]} |`);
}
