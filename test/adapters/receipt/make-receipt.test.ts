import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { makeReceipt } from "#shared/adapters/receipt/make-receipt.ts";
import { createReceiptWriter } from "#shared/adapters/receipt/receipt-writer.ts";
import { cellAddress } from "#shared/domain/base/sheet.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { xlsxParts } from "#test/adapters/workbook/small-xlsx.ts";
import { heldBy, receiptOf, sheetsOf, verdict } from "#test/support/receipts.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { zipOf } from "#test/support/zip.ts";

const folder = new URL("../../fixtures/workbooks/", import.meta.url);
const books = (await readdir(folder)).filter((name) => !name.endsWith(".json")).toSorted();

test.each(books)("the receipt of %s reads as the original does, with its columns behind", async (name) => {
  const original = await readFile(new URL(name, folder));
  const before = await sheetsOf(original);
  const verdicts = before
    .filter((sheet) => rowsOf(sheet).length > 1)
    .map((sheet) => {
      const [header, ...rows] = rowsOf(sheet);
      const faults = rows.map(({ row, cells }) => [cellAddress(cells.length - 1, row)]);
      return {
        sheet: sheet.name,
        headerRow: header?.row ?? 0,
        rows: rows.map(({ row }, index) => verdict(row, { faults: faults[index] ?? [] })),
      };
    });

  const after = await sheetsOf(await receiptOf(original, verdicts));

  expect(after.map((sheet) => [sheet.name, sheet.hidden])).toEqual(
    before.map((sheet) => [sheet.name, sheet.hidden]),
  );
  for (const [index, sheet] of before.entries()) {
    const held = heldBy(sheet);
    const width = Math.max(0, ...[...held.values()].map((texts) => texts.length));
    expect(heldBy(after[index], width)).toEqual(held);
    const own = [...heldBy(after[index]).values()].map((texts) => texts[width]);
    const rows = verdicts.find((one) => one.sheet === sheet.name)?.rows.length ?? 0;
    expect(own.filter((text) => text === "text 退回")).toHaveLength(rows);
  }
});

const book = xlsxParts([
  { name: "明细", rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>' },
]);
const verdicts = [{ sheet: "明细", headerRow: 1, rows: [verdict(2)] }];

test("a book with macros goes back as one", async () => {
  const parts = book.map((part) => ({
    ...part,
    content: String(part.content).replace(
      "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      "vnd.ms-excel.sheet.macroEnabled.main+xml",
    ),
  }));

  expect(await makeReceipt(zipOf(parts), { verdicts }, workbookLimits)).toMatchObject({ ending: "xlsm" });
  expect(await makeReceipt(zipOf(book), { verdicts }, workbookLimits)).toMatchObject({ ending: "xlsx" });
});

test("a file that cannot be read, or takes too long, fails and leaves this process alive", async () => {
  const writer = createReceiptWriter();
  await expect(writer.annotate(zipOf(book).subarray(0, 300), verdicts)).rejects.toMatchObject({
    code: "file-unreadable",
  });
  await expect(
    createReceiptWriter({ limits: { readMsMax: 1 } }).annotate(zipOf(book), verdicts),
  ).rejects.toMatchObject({ code: "file-too-slow" });
  await expect(writer.annotate(zipOf(book), verdicts, 1)).rejects.toMatchObject({ code: "file-too-slow" });
  await expect(
    createReceiptWriter({ workerFile: "/no/such/worker.js" }).annotate(zipOf(book), verdicts),
  ).rejects.toThrow("the receipt worker did not start");
});

test("receipts are made one after the other, and a crowd is asked to come again", async () => {
  const writer = createReceiptWriter();
  const crowd = await Promise.allSettled(
    Array.from({ length: 12 }, () => writer.annotate(zipOf(book), verdicts)),
  );

  const failed = crowd.filter(({ status }) => status === "rejected");
  expect(failed.length).toBe(3);
  expect(failed[0]).toMatchObject({ reason: { code: "ledger-busy" } });
  expect((await writer.annotate(zipOf(book), verdicts)).ending).toBe("xlsx");
});
