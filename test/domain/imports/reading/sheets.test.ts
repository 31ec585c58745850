import { expect, test } from "vitest";
import { kindOf, outcomeOf, readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const sheet = (name: string, ...rows: Written[][]) => sheetOf(name, [plainHeaders, ...rows]);
const codes = (sheets: Parameters<typeof readBook>[0]) => readBook(sheets).notices.map(({ code }) => code);
const counties = [
  sheet("琅琊", plainRow("A1"), plainRow("A2"), ["合计", null, null, null, null, null, 100_000]),
  sheet("南谯", plainRow("B1"), ["合计", null, null, null, null, null, 50_000]),
];
const all = [plainRow("A1"), plainRow("A2"), plainRow("B1")];
const summed: Written[] = ["合计", null, null, null, null, null, 150_000];

test.each(["汇总", "Sheet9"])(
  "a sheet %s that repeats the others is left out, and its total not counted twice",
  (name) => {
    const { rows, controlTotal, notices } = readBook([...counties, sheet(name, ...all, summed)]);
    expect(rows.slice(-5).map(kindOf)).toEqual(["header", "summary", "summary", "summary", "total"]);
    expect(rows.filter(({ kind }) => kind === "loan")).toHaveLength(3);
    expect(controlTotal).toEqual({ fileFen: 15_000_000n, readFen: 15_000_000n, agrees: true });
    expect(notices.map(({ code }) => code)).toContain("sheet-summary");
  },
);

test.each<[string, Written[][]]>([
  ["has a loan more", [...all, plainRow("C1")]],
  ["says something else of a loan", [...all.slice(0, 2), plainRow("B1", 60_000)]],
])("a sheet 汇总 that %s is read", (_, rows) => {
  const { rows: read } = readBook([...counties, sheet("汇总", ...rows)]);
  expect(read.filter((row) => row.kind === "loan" && row.sheet === "汇总")).toHaveLength(rows.length);
});

test("two months of which the later repeats the earlier are both read", () => {
  const outcome = outcomeOf([sheet("6月", plainRow("A1")), sheet("7月", plainRow("A1"))]);
  expect(outcome).toBe("header loan header loan");
});

test("a pivot called 汇总 is no loan table, whatever it has beside the loan numbers", () => {
  const pivot = sheetOf("汇总", [plainHeaders.slice(1), plainRow("").slice(1)]);
  expect(outcomeOf([...counties, pivot]).endsWith("title title")).toBe(true);
  expect(outcomeOf([...counties, { ...pivot, name: "别的" }])).toBe("columns-missing");
});

test("hidden rows, columns and sheets are read and told", () => {
  const hidden = sheet("琅琊", plainRow("A1"), plainRow("A2"));
  const rows = [...hidden.rows].map((row) => (row.row === 3 ? { ...row, hidden: true } : row));
  const {
    rows: read,
    notices,
    understood,
  } = readBook([{ ...hidden, rows, hidden: true, hiddenColumns: [2, 30] }]);
  expect(read.map(kindOf)).toEqual(["header", "loan", "loan"]);
  expect(understood[0]?.hidden).toBe(true);
  expect(notices.map(({ code }) => code).slice(0, 3)).toEqual([
    "rows-hidden",
    "columns-hidden",
    "sheet-hidden",
  ]);
  expect(notices[1]?.message).toContain("有 1 列被隐藏（C）");
});

test("sheets with other columns are read by their own headers, and the difference is told", () => {
  const more = sheetOf("南谯", [
    ["贷款余额", ...plainHeaders],
    [10, ...plainRow("B1")],
  ]);
  const { rows, notices } = readBook([sheet("琅琊", plainRow("A1")), more]);
  expect(rows.at(-1)).toMatchObject({ facts: { loanNo: "B1", outstandingFen: 1000n } });
  expect(notices.find(({ code }) => code === "sheets-differ")?.message).toContain("“琅琊”没有贷款余额");
  expect(codes(counties)).not.toContain("sheets-differ");
});

test("very many sheets and columns are told in part", () => {
  const headers = (index: number) => [
    ...plainHeaders,
    ...Array.from({ length: 20 }, (_, n) => `列${index}-${n}`),
  ];
  const sheets = Array.from({ length: 60 }, (_, index) =>
    sheetOf(`表${index}`, [headers(index), plainRow(`A${index}`)]),
  );
  const { understood, rows } = readBook(sheets);
  expect(rows.filter(({ kind }) => kind === "loan")).toHaveLength(60);
  expect(understood).toHaveLength(40);
  expect(understood.reduce((sum, { columns }) => sum + columns.length, 0)).toBe(300);
  expect(understood.at(-1)?.columnsLeftOut).toBe(28);
});

const full = [...plainHeaders, "到期日期", "贷款余额", "年利率", "贷款状态", "五级分类"];
const strange = (loan: Partial<Record<string, Written>>, base = plainRow("A1")): Written[] =>
  full.map((header, index) => loan[header] ?? base[index] ?? null);

test.each<[string, Written[]]>([
  ["loan-unusually-large", strange({ 放款金额: 5_000_001 })],
  ["disbursed-before-programme", strange({ 放款日期: "2016-05-31" })],
  ["due-far-away", strange({ 到期日期: "2049-06-05" })],
  ["rate-unusual", strange({ 年利率: 47.5 })],
  ["overdue-without-balance", strange({ 贷款状态: "逾期", 贷款余额: 0 })],
  ["settled-with-balance", strange({ 贷款状态: "结清", 贷款余额: 5 })],
  ["loss-but-normal", strange({ 贷款状态: "正常", 五级分类: "损失" })],
  ["due-but-normal", strange({ 贷款状态: "正常", 到期日期: "2016-07-01", 贷款余额: 5 })],
  ["loans-alike", strange({ 借据号: "A0" })],
])("%s is told with its cells, and its row accepted", (code, row) => {
  const programme = { city: "滁州市", counties: [{ code: "341102", name: "琅琊区", aliases: [] }] };
  const { rows, notices } = readBook(
    [sheetOf("2016年8月", [full, strange({}), row])],
    {},
    { programme: { ...programme, firstOn: "2016-06-01" } },
  );
  expect(rows.map(kindOf)).toEqual(["header", "loan", "loan"]);
  const notice = notices.find((told) => told.code === code);
  expect(notice).toMatchObject({ count: 1 });
  expect(notice?.cells?.[0]).toMatch(/^2016年8月![A-M]3$/);
});

test.each<[string, Written[][]]>([
  ["in yuan of less than 1 万元", [["单位：元"], [...plainHeaders], plainRow("A1", 5), plainRow("A2", 8)]],
  ["in 万元 of more than 1 亿元", [["单位：万元"], [...plainHeaders], plainRow("A1", 50_000)]],
])("a table %s may be in the other unit", (_, rows) => {
  expect(codes([sheetOf("明细", rows)])).toContain("unit-suspicious");
});

test("an ordinary table is told nothing about", () => {
  expect(codes([sheetOf("明细", [full, strange({}), strange({ 借据号: "A2", 放款金额: 60_000 })])])).toEqual(
    [],
  );
});
