import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { readLoanTables } from "#shared/domain/imports/reading/read-loan-tables.ts";
import { csvBook } from "#test/support/csv-book.ts";
import { liaison, openOffice, warningsOf } from "#test/support/office.ts";

const rows = Number(process.argv[2] ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), "yinhui-bench-"));
const store = openSqliteStore({ file: join(folder, "ledger.sqlite") });
const reader = createWorkbookReader();
const office = openOffice(store, { tableReader: reader });
const book = csvBook(rows);
const figures: { step: string; ms: number }[] = [];

async function timed<T>(step: string, work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const result = await work();
  figures.push({ step, ms: performance.now() - start });
  return result;
}

await timed("decode the bytes (the limit)", () => new TextDecoder("utf-8", { fatal: true }).decode(book));
const sheets = await timed("read to cells, in the worker", () => reader.read(book, "book.csv"));
await timed("recognise and validate", () =>
  readLoanTables(sheets, "book.csv", {
    programme: office.deps.programme,
    today: shanghaiDayOf("2026-01-01T00:00:00.000Z"),
  }),
);
const checked = await timed("check, all of it", () => office.check("book.csv", book));
await timed("commit of new loans", async () => {
  await commitImport(office.deps, liaison, checked.importId, warningsOf(checked));
  await office.work();
});
await timed("commit of the same book again", () => office.commit("book.csv", book));
const verified = await timed("verify", () => verifyLedger(office.deps));
store.close();
rmSync(folder, { recursive: true, force: true });

console.log(`${rows} rows, ${verified.loans} loans, verified: ${verified.ok}`);
console.log("| step | ms | rows/s | × the limit |\n| --- | --- | --- | --- |");
const limit = figures[0]?.ms ?? 1;
for (const { step, ms } of figures) {
  console.log(
    `| ${step} | ${ms.toFixed(0)} | ${((rows / ms) * 1000).toFixed(0)} | ${(ms / limit).toFixed(1)} |`,
  );
}
