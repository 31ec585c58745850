import fc from "fast-check";
import { expect, test } from "vitest";
import type { MergedArea, Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import { readAsNew } from "#test/support/as-new-loans.ts";
import { readOn } from "#test/support/read-tables.ts";
import { chuzhou, plainHeaders, plainRow, rowsOf, sheetOf, type Written } from "#test/support/sheets.ts";

const loanNo = fc.constantFrom("A1", "A2", "a2", "B3", "", "滁借1", "11010519491231002X");
const amount = fc.constantFrom<Written>(50_000, "5万", "十万", "同上", null, { kind: "error", text: "#N/A" });
const county = fc.constantFrom<Written>("琅琊区", "同上", "火星", "南谯", null);
const loan = fc
  .tuple(loanNo, amount, county)
  .map(([number, money, place]) => plainRow(number, money).with(5, place));
const other = fc.constantFrom<readonly Written[]>(
  ["银会合作贷款明细表"],
  ["单位：元"],
  [],
  [null, null, " "],
  ["小计", null, null, null, null, null, 1],
  ["合计", "2笔", null, null, null, null, 100_000],
  ["备注：数据来自核心系统"],
  ["制表人：李敏", null, null, "复核人：王强"],
  [...plainHeaders],
  [1, 2, 3, 4, 5, 6, 7, 8],
);
const line = fc.oneof({ weight: 3, arbitrary: loan }, { weight: 1, arbitrary: other });
const area: fc.Arbitrary<MergedArea> = fc
  .tuple(fc.nat(7), fc.integer({ min: 1, max: 12 }), fc.nat(4))
  .map(([column, firstRow, more]) => ({
    firstRow,
    lastRow: firstRow + more,
    firstColumn: column,
    lastColumn: column,
  }));
const sheet: fc.Arbitrary<Sheet> = fc
  .record({
    name: fc.constantFrom("明细", "琅琊", "汇总"),
    titles: fc.array(other, { maxLength: 3 }),
    lines: fc.array(line, { maxLength: 12 }),
    withHeader: fc.boolean(),
    merges: fc.array(area, { maxLength: 3 }),
    hidden: fc.uniqueArray(fc.nat(12)),
  })
  .map(({ name, titles, lines, withHeader, merges, hidden }) => {
    const written = sheetOf(name, [...titles, ...(withHeader ? [plainHeaders] : []), ...lines]);
    const hide = (row: SheetRow): SheetRow => (hidden.includes(row.row) ? { ...row, hidden: true } : row);
    return { ...written, merges, rows: rowsOf(written).map(hide) };
  });

test("every row of every sheet has exactly one answer with its own number, in order", () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 4 }), (drawn) => {
      const sheets = drawn.map((one, index) => ({ ...one, name: `${one.name}${index}` }));
      const tables = readAsNew(sheets, "book.xlsx", { programme: chuzhou, today: readOn });
      if (tables.outcome === "refused") return;
      read += 1;
      expect(tables.rows.map((row) => `${row.sheet} ${row.row}`)).toEqual(
        sheets.flatMap((one) => rowsOf(one).map(({ row }) => `${one.name} ${row}`)),
      );
      for (const row of tables.rows) {
        if (row.kind === "refused") expect(row.reasons.length).toBeGreaterThan(0);
        if (row.kind === "loan") expect(row.facts.amountFen).toBeGreaterThan(0n);
      }
    }),
    { numRuns: 400 },
  );
  expect(read).toBeGreaterThan(100);
});

test("sheets that can be gone through again and again are read as arrays are", () => {
  const rows = rowsOf(sheetOf("明细", [plainHeaders, plainRow("A1"), plainRow("A2")]));
  const streamed: Iterable<SheetRow> = {
    *[Symbol.iterator]() {
      yield* rows;
    },
  };
  const tables = readAsNew([{ name: "明细", hidden: false, rows: streamed }], "book.xlsx", {
    programme: chuzhou,
    today: readOn,
  });
  expect(tables.outcome === "tables" && tables.rows.map(({ kind }) => kind)).toEqual([
    "skipped",
    "loan",
    "loan",
  ]);
});
