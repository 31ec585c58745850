import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { readHere } from "#test/support/read-here.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { xlsxOf } from "./small-xlsx.ts";

const read = (bytes: Uint8Array) => readHere.read(bytes, "loans.xlsx");
const utf8 = (text: string) => new TextEncoder().encode(text);
const one = { kind: "number", text: "1" };

test.each<[string, string]>([
  ["yyyy-mm-dd hh:mm:ss.000", "day"],
  ["mmmm", "day"],
  ["e/m/d", "day"],
  ["General;-General", "number"],
  ['General"元"', "number"],
  ["G/通用格式", "number"],
  ["mm:ss.0", "number"],
  ["0.00E-00", "number"],
  ["[Red]0.00", "number"],
])("a number that is shown as %s is a %s", async (format, kind) => {
  const rows = '<row r="1"><c r="A1" s="1"><v>42500.5</v></c></row>';

  const sheets = await read(xlsxOf([{ name: "明细", rows }], { formats: [format] }));

  expect(rowsOf(sheets[0])[0]?.cells[0]).toMatchObject({ kind, text: "42500.5" });
});

test("what a merged area hides is not read: only its first cell is shown", async () => {
  const cells = (row: number) =>
    ["A", "B", "C"].map((column) => `<c r="${column}${row}"><v>1</v></c>`).join("");
  const rows = [1, 2, 3, 4].map((row) => `<row r="${row}">${cells(row)}</row>`).join("");
  const after = '<mergeCells count="2"><mergeCell ref="B3:C4"/><mergeCell ref="A1:B2"/></mergeCells>';

  const [sheet] = await read(xlsxOf([{ name: "明细", rows, after }]));

  expect(rowsOf(sheet)).toEqual([
    { row: 1, cells: [one, null, one] },
    { row: 2, cells: [null, null, one] },
    { row: 3, cells: [one, one] },
    { row: 4, cells: [one] },
  ]);
  expect(sheet?.merges).toEqual([
    { firstRow: 3, lastRow: 4, firstColumn: 1, lastColumn: 2 },
    { firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1 },
  ]);
});

test("two sheets of one name are refused, for the rows of one would be lost", async () => {
  const sheet = { name: "明细", rows: '<row r="1"><c r="A1"><v>1</v></c></row>' };

  await expect(read(xlsxOf([sheet, sheet]))).rejects.toEqual(
    new LedgerFailure("sheet-name-repeated", { sheet: "明细" }),
  );
});

test("a text that begins as an executable does is a text", async () => {
  const [sheet] = await read(utf8("MZ编号,借款人\n"));

  expect(rowsOf(sheet)[0]?.cells[0]).toEqual({ kind: "text", text: "MZ编号" });
});

test("an executable is no table", async () => {
  const bytes = Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]);

  await expect(read(bytes)).rejects.toEqual(new LedgerFailure("file-not-a-table"));
});
