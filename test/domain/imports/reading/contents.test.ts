import { expect, test } from "vitest";
import { readAsNew } from "#test/support/as-new-loans.ts";
import { headersWith, outcomeOf, readBook, readOn } from "#test/support/read-tables.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const rowsOf = (count: number, change: (row: Written[], index: number) => Written[] = (row) => row) =>
  Array.from({ length: count }, (_, index) => change(plainRow(`A${index}`), index));
const holding = (column: number, values: readonly Written[]) => [
  sheetOf("明细", [
    plainHeaders,
    ...rowsOf(values.length, (row, index) => row.with(column, values[index] ?? null)),
  ]),
];
const refusal = (rows: readonly (readonly Written[])[]) => {
  const tables = readAsNew([sheetOf("明细", rows)], "book.xlsx", { programme: chuzhou, today: readOn });
  if (tables.outcome !== "refused") throw new Error("the file was read");
  return tables;
};
const five = (value: Written) => Array.from({ length: 5 }, () => value);

test.each<[string, number, Written]>([
  ["days under 放款金额", 6, "2016-06-05"],
  ["numbers like 20160605 under 放款金额", 6, 20160605],
  ["names under 证件号码", 2, "王小明"],
  ["amounts under 放款日期", 7, 150000],
  ["identity numbers under 借款人", 1, "11010519491231002X"],
  ["counties under 客户类型", 3, "琅琊区"],
  ["counties under 借据号", 0, "琅琊区"],
  ["borrower types under 县区", 5, "会员"],
])("a column with %s contradicts its header and refuses the file", (_, column, value) => {
  expect(outcomeOf(holding(column, five(value)))).toBe("column-contradicts");
});

test("the failure names the column, what it holds and its first cells", () => {
  const { failure, understood } = refusal([plainHeaders, ...rowsOf(6, (row) => row.with(6, "2016-06-05"))]);
  expect(failure.facts).toMatchObject({ header: "放款金额", holds: "日期", cells: ["G2", "G3", "G4"] });
  expect(understood[0]?.columns[6]).toMatchObject({ header: "放款金额", holds: "day" });
});

test.each<[string, number, Written[]]>([
  ["four days among amounts", 6, ["2016-06-05", "2016-06-05", "2016-06-05", "2016-06-05"]],
  ["three faults of five", 6, ["2016-06-05", "2016-06-05", "2016-06-05", 1000, 2000]],
  ["faults of different kinds", 6, ["十万", "2016-06-05", "是", "abc", "会员"]],
  ["serial numbers of days", 7, five(42526)],
  ["loan numbers of eight digits", 0, [20160601, 20160602, 20160603, 20160604, 20160605]],
])("a column with %s is read row by row", (_, column, values) => {
  expect(outcomeOf(holding(column, values))).toMatch(/^header /);
});

test("of two columns with one header the one that holds what the header says is taken", () => {
  const headers = [...plainHeaders, "发放金额"];
  const rows = (extra: (index: number) => Written) => [
    sheetOf("明细", [headers, ...rowsOf(6, (row, index) => [...row, extra(index)])]),
  ];
  expect(outcomeOf(rows(() => null))).toBe("header loan loan loan loan loan loan");
  expect(outcomeOf(rows(() => "2016-06-05"))).toBe("header loan loan loan loan loan loan");
  expect(outcomeOf(rows(() => 9))).toBe("columns-ambiguous");
  expect(outcomeOf(rows((index) => (index < 3 ? 9 : "无关")))).toBe("columns-ambiguous");
});

test("amounts under 年利率 contradict their header, and days in a strange spelling do not give way to other days", () => {
  const rated = (rate: Written) => [
    sheetOf("明细", [[...plainHeaders, "年利率"], ...rowsOf(5, (row) => [...row, rate])]),
  ];
  expect(outcomeOf(rated(40_000))).toBe("column-contradicts");
  expect(outcomeOf(rated(4.75))).toMatch(/^header loan/);
  const headers = [...plainHeaders, "放款日期"];
  const rows = rowsOf(5, (row, index) => [...row.with(7, `8/${index + 1}/16起`), "2016-06-05"]);
  expect(outcomeOf([sheetOf("明细", [headers, ...rows])])).toBe("columns-ambiguous");
});

test("a refused file keeps what was understood: its columns, what they hold, what is missing", () => {
  const headers = headersWith({ 证件号码: "客户号码", 放款金额: "发生额", 放款日期: "业务日" });
  const { failure, understood } = refusal([
    ["标题"],
    headers,
    ...rowsOf(6, (row, index) => row.with(1, `王小${"一二三四五六"[index]}`)),
  ]);
  expect(failure.code).toBe("columns-missing");
  const [sheet] = understood;
  expect(sheet).toMatchObject({
    sheet: "明细",
    headerRow: 2,
    firstDataRow: 3,
    missing: ["identityNo", "amount", "disbursedOn"],
  });
  const told = sheet?.columns.map(({ header, field, holds, suggestion }) => ({
    header,
    field,
    holds,
    suggestion,
  }));
  expect(told?.slice(1, 3)).toEqual([
    { header: "借款人", field: "borrowerName", holds: "text", suggestion: undefined },
    { header: "客户号码", field: null, holds: "identity", suggestion: "identityNo" },
  ]);
  expect(told?.slice(5)).toEqual([
    { header: "县区", field: "countyName", holds: "county", suggestion: undefined },
    { header: "发生额", field: null, holds: "amount", suggestion: "amount" },
    { header: "业务日", field: null, holds: "day", suggestion: "disbursedOn" },
  ]);
});

test("nothing is suggested where two columns are possible, or the header says something else", () => {
  const headers = (extra: string) => [...headersWith({ 放款金额: "发生额" }), extra];
  const suggestions = (extra: string) =>
    refusal([headers(extra), ...rowsOf(6, (row) => [...row, 9])]).understood[0]?.columns.map(
      ({ suggestion }) => suggestion,
    );
  expect(suggestions("本次金额")?.filter((field) => field !== undefined)).toEqual([]);
  expect(suggestions("授信额度")?.filter((field) => field !== undefined)).toEqual(["amount"]);
  const credit = headersWith({ 放款金额: "授信额度" });
  const columns = refusal([credit, ...rowsOf(6)]).understood[0]?.columns;
  expect(columns?.every(({ suggestion }) => suggestion === undefined)).toBe(true);
});

test("a table of which no header is known is shown all the same", () => {
  const { failure, understood } = refusal([
    ["Loan", "Customer", "ID", "Type", "Group", "Where", "Sum", "When"],
    ...rowsOf(6),
  ]);
  expect(failure.code).toBe("no-loan-table");
  expect(understood[0]?.columns.map(({ header }) => header)).toContain("Customer");
  expect(understood[0]?.missing).toHaveLength(8);
});

test("samples show no name, no identity number, no telephone and no address", () => {
  const headers = [...plainHeaders, "客户经理", "电话", "家庭住址", "行业", "备注号"];
  const names = ["张建国", "李小红", "王五", "赵六", "欧阳修文", "钱七"];
  const table = readBook([
    sheetOf("明细", [
      headers,
      ...rowsOf(6, (row, index) => [
        ...row.with(1, names[index] ?? null),
        names[5 - index] ?? null,
        { kind: "number", text: `1385500123${index}` },
        `安徽省滁州市琅琊区第${index}号`,
        index % 2 === 0 ? "种植业" : "养殖业",
        `X${index}3411021990`,
      ]),
    ]),
  ]);
  const shown = JSON.stringify(table.understood);
  for (const name of names) expect(shown).not.toContain(name);
  for (const secret of ["11010519491231002X", "138550", "琅琊区第", "3411021990"]) {
    expect(shown).not.toContain(secret);
  }
  expect(table.understood[0]?.columns.find(({ header }) => header === "行业")?.samples).toEqual([
    "种植业",
    "养殖业",
  ]);
  expect(table.understood[0]?.columns[6]?.samples).toEqual(["50000"]);
  const twice = readBook([sheetOf("明细", [plainHeaders, ...rowsOf(4)])]).understood[0]?.columns[1];
  expect(twice?.samples).toEqual(["王*"]);
});
