import { expect, test } from "vitest";
import type { MergedArea, SheetRow } from "#shared/domain/base/sheet.ts";
import { kindOf, outcomeOf, readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const extended = [...plainHeaders, "支行"];
const merged = (merges: MergedArea[], rows: Written[][]) => [
  { ...sheetOf("明细", [extended, ...rows]), merges },
];
const down = (column: number, firstRow: number, lastRow: number): MergedArea => ({
  firstRow,
  lastRow,
  firstColumn: column,
  lastColumn: column,
});
const bare = (loanNo: string, ...columns: number[]) =>
  columns.reduce<Written[]>((row, column) => row.with(column, null), [...plainRow(loanNo), "琅琊支行"]);

test("a text that is merged over several rows stands in each of them", () => {
  const sheets = merged(
    [down(1, 2, 3), down(4, 2, 4), down(5, 2, 4), down(8, 3, 4)],
    [bare("A1"), bare("A2", 1, 4, 5), bare("A3", 4, 5, 8).with(1, "李四"), bare("A4", 5)],
  );
  const { rows, notices } = readBook(sheets);
  expect(rows.map(kindOf)).toEqual(["header", "loan", "loan", "loan", "F5:value-missing"]);
  expect(rows[3]).toMatchObject({
    facts: {
      borrowerName: "李四",
      associationName: "琅琊花生协会",
      countyCode: "341102",
      branch: "琅琊支行",
    },
  });
  expect(notices.find(({ code }) => code === "merged-filled")?.message).toContain("有 6 个");
});

test.each([0, 2, 6, 7])(
  "a number, amount or day merged over rows counts for none of them (column %i)",
  (column) => {
    const sheets = merged([down(column, 2, 3)], [bare("A1"), bare("A2", column), bare("A3")]);
    const cell = "ABCDEFGH".charAt(column);
    expect(outcomeOf(sheets)).toBe(`header ${cell}2:value-merged ${cell}3:value-merged loan`);
  },
);

test("a loan that stands in a tall row, merged in all its columns, is one loan", () => {
  const all = extended.map((_, column) => down(column, 2, 3));
  const [sheet] = merged(all, [bare("A1"), ["x"], bare("A2")]);
  const tall = {
    ...sheet,
    name: "明细",
    hidden: false,
    rows: [...(sheet?.rows ?? [])].filter(({ row }) => row !== 3),
  };
  expect(outcomeOf([tall])).toBe("header loan loan");
});

const ditto = (loanNo: string, ...columns: number[]) =>
  columns.reduce<Written[]>((row, column) => row.with(column, "同上"), plainRow(loanNo));

test("同上 in columns of words stands for what the row above says, row after row", () => {
  const { rows, notices } = readBook([
    sheetOf("明细", [plainHeaders, plainRow("A1"), ditto("A2", 1, 3, 4, 5), [], ditto("A3", 4, 5)]),
  ]);
  expect(rows.map(kindOf)).toEqual(["header", "loan", "loan", "loan"]);
  expect(rows[3]).toMatchObject({ facts: { associationName: "琅琊花生协会", countyCode: "341102" } });
  expect(notices.find(({ code }) => code === "ditto-expanded")?.message).toContain("有 6 个");
});

test.each<[string, Written[][], string]>([
  ["in a column of numbers", [plainRow("A1"), ditto("A2", 2)], "loan C3:value-ditto"],
  ["in the amount and the day", [plainRow("A1"), ditto("A2", 6, 7)], "loan G3:value-ditto+H3:value-ditto"],
  ["below a refused row", [plainRow("A1", "十万"), ditto("A2", 4)], "G2:amount-not-a-number E3:value-ditto"],
  ["below a subtotal", [plainRow("A1"), ["小计"], ditto("A2", 4)], "loan total E4:value-ditto"],
  ["in the first row", [ditto("A1", 4)], "E2:value-ditto"],
  ["for the name of somebody else", [plainRow("A1"), ditto("A2", 1).with(2, "340824197001011233")], "loan"],
])("同上 %s", (_, rows, expected) => {
  const outcome = outcomeOf([sheetOf("明细", [plainHeaders, ...rows])]);
  expect(outcome.startsWith(`header ${expected}`)).toBe(true);
  if (expected === "loan") expect(outcome).toMatch(/B3:value-ditto|C3:/);
});

test("同上 does not reach across hidden rows", () => {
  const sheet = sheetOf("明细", [plainHeaders, plainRow("A1"), plainRow("A2"), ditto("A3", 4)]);
  const hide = (row: SheetRow): SheetRow => (row.row === 3 ? { ...row, hidden: true } : row);
  const filtered = { ...sheet, rows: [...sheet.rows].map(hide) };
  expect(outcomeOf([filtered])).toBe("header loan loan E4:value-ditto");
});
