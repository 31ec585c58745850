import fc from "fast-check";
import { expect, test } from "vitest";
import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { decimalText } from "#shared/adapters/workbook/decimal-text.ts";
import { dayFromNumber, dayNumber } from "#shared/domain/base/day.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { partText } from "#test/support/unzip.ts";

/** The cells of one row after they were written and read. */
async function readBack(cells: readonly Cell[]): Promise<readonly (Cell | null)[]> {
  const columns = cells.map(() => ({ width: 10 }));
  const rows = [{ row: 3, cells: cells.map((content) => ({ content })) }];
  const [row] = rowsOf((await sheetsOf(await writeBook([{ name: "表", columns, rows }])))[0]);
  expect(row?.row).toBe(3);
  return row?.cells ?? [];
}

const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value): Cell => ({ kind: "number", text: decimalText(value === 0 ? 0 : value) }));
const text = fc
  .string({ unit: "grapheme", minLength: 1 })
  .filter((value) => value.trim() !== "")
  .map((value): Cell => ({ kind: "text", text: value }));
const day = fc.integer({ min: dayNumber("1900-03-01"), max: dayNumber("2099-12-31") }).map((given): Cell => {
  const serial = given - dayNumber("1899-12-30");
  return { kind: "day", day: dayFromNumber(given), text: String(serial) };
});

test("numbers, texts and days are read as they were written, to the last digit", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(number, text, day), { minLength: 1, maxLength: 12 }),
      async (cells) => {
        expect(await readBack(cells)).toEqual(cells);
      },
    ),
    { numRuns: 100 },
  );
});

test.each<Cell>([
  { kind: "number", text: "0.0475", shown: { percent: true } },
  { kind: "boolean", value: true },
  { kind: "error", text: "#N/A" },
  { kind: "day", day: "1900-01-01", text: "1" },
  { kind: "text", text: "11010519491231002X" },
  { kind: "text", text: '=HYPERLINK("http://evil","x")' },
])("%j is read as it was written", async (cell) => {
  expect(await readBack([cell])).toEqual([cell]);
});

test("a day before Excel's calendar and digits beyond a number's are kept as text", async () => {
  const digits = "9".repeat(400);
  expect(
    await readBack([
      { kind: "day", day: "1899-12-30", text: "0" },
      { kind: "number", text: digits },
    ]),
  ).toEqual([
    { kind: "text", text: "1899-12-30" },
    { kind: "text", text: digits },
  ]);
});

test("a text that looks like a number is kept one when it is edited", async () => {
  const rows = [{ row: 1, cells: [{ content: { kind: "text", text: "00123" } as const }] }];
  const book = await writeBook([{ name: "表", columns: [{ width: 9 }], rows }]);

  const style = Number(/r="A1" s="(\d+)"/.exec(partText(book, "xl/worksheets/sheet1.xml"))?.[1]);
  const [, formats = ""] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(partText(book, "xl/styles.xml")) ?? [];
  expect(formats.match(/<xf [^>]*>/g)?.[style]).toContain('numFmtId="49"');
});

test("sheets have names that Excel takes, and one of them is shown", async () => {
  const name = "[很]:长*的?名/字\\".padEnd(40, "名");
  const sheet = {
    columns: [],
    rows: [{ row: 1, cells: [{ content: { kind: "text", text: "x" } as const }] }],
  };

  const book = await sheetsOf(
    await writeBook([
      { ...sheet, name, hidden: true },
      { ...sheet, name },
      { ...sheet, name: "'a'" },
    ]),
  );

  expect(book.map((one) => [one.name.length <= 31, /[[\]:*?/\\]|^'|'$/.test(one.name)])).toEqual(
    Array.from({ length: 3 }, () => [true, false]),
  );
  expect(new Set(book.map((one) => one.name)).size).toBe(3);
  const hidden = await writeBook([{ ...sheet, name: "甲", hidden: true }]);
  expect((await sheetsOf(hidden))[0]?.hidden).toBe(false);
});

test("merged areas are written, and of two that overlap the first alone", async () => {
  const area = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number) => ({
    firstRow,
    lastRow,
    firstColumn,
    lastColumn,
  });
  const rows = [{ row: 1, cells: [{ content: { kind: "text", text: "x" } as const }] }];
  const merges = [area(3, 4, 0, 0), area(1, 1, 0, 2), area(1, 3, 1, 1), area(5, 5, 1, 1)];

  const book = await writeBook([{ name: "表", columns: [{ width: 9 }], rows, merges }]);

  expect(partText(book, "xl/worksheets/sheet1.xml")).toContain(
    '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A3:A4"/></mergeCells>',
  );
});
