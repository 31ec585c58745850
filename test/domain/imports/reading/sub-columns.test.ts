import { expect, test } from "vitest";
import type { MergedArea } from "#shared/domain/base/sheet.ts";
import { headerFingerprint } from "#shared/domain/imports/reading/header-fingerprint.ts";
import type { ColumnMapping } from "#shared/domain/imports/reading/table-rules.ts";
import { readAsNew } from "#test/support/as-new-loans.ts";
import { outcomeOf, readBook, readOn } from "#test/support/read-tables.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

/** A table whose column `name` stands over `parts`; the cells of a row below it come last. */
const divided = (
  name: string,
  parts: readonly Written[],
  cells: readonly Written[],
  more: Written[] = [],
) => {
  const others = plainHeaders.filter((header) => header !== name);
  const row = plainRow("A1").filter((_, index) => plainHeaders[index] !== name);
  return [
    [...others, name, ...parts.slice(1).map(() => null), ...more],
    [...others.map(() => null), ...parts],
    [...row, ...cells, ...more.map(() => "x")],
  ];
};
const merged = (rows: readonly (readonly Written[])[], width: number): MergedArea => {
  const firstColumn = plainHeaders.length - 1 + (rows[0]?.includes("贷款余额") ? 1 : 0);
  return { firstRow: 1, lastRow: 1, firstColumn, lastColumn: firstColumn + width - 1 };
};
const bothWays = (rows: readonly (readonly Written[])[], width: number) => {
  const sheet = sheetOf("明细", rows);
  return [sheet, { ...sheet, merges: [merged(rows, width)] }];
};
const owed = (parts: readonly Written[], cells: readonly Written[]) => {
  const row = plainRow("A1");
  return [
    [...plainHeaders, "贷款余额", ...parts.slice(1).map(() => null)],
    [...plainHeaders.map(() => null), ...parts],
    [...row, ...cells],
  ];
};
const rulesFor = (
  rows: readonly (readonly Written[])[],
  headers: readonly string[],
  columns: ColumnMapping["columns"],
) => ({
  columnMappings: [
    {
      fingerprint: headerFingerprint([
        ...(rows[0] ?? []).slice(0, plainHeaders.length - 1).map(String),
        ...headers,
      ]),
      columns,
    },
  ],
});

test.each([
  [
    ["本月", "累计"],
    [5000, 70_000],
  ],
  [
    ["累计", "本月"],
    [70_000, 5000],
  ],
  [
    ["信用", "保证", "抵押"],
    [10_000, 20_000, 40_000],
  ],
  [
    ["本年", "历年"],
    [5000, 70_000],
  ],
  [
    ["本次", "上次"],
    [5000, 70_000],
  ],
])("放款金额 over %s is asked about, merged or not", (parts, cells) => {
  const rows = divided("放款金额", parts, cells);
  for (const sheet of bothWays(rows, parts.length)) expect(outcomeOf([sheet])).toBe("columns-ambiguous");
});

test("the columns below a group are told by both texts, and one that is decided is read", () => {
  const rows = divided("放款金额", ["本月", "累计"], [0.5, 7], ["备注"]);
  const rules = rulesFor(rows, ["放款金额本月", "放款金额累计", "备注"], { 放款金额累计: "amount" });
  for (const sheet of bothWays(rows, 2)) {
    const { rows: read, understood } = readBook([sheet], rules);
    expect(read.at(-1)).toMatchObject({ kind: "loan", facts: { amountFen: 700n } });
    const told = understood[0]?.columns.map(({ header, field }) => `${header} ${field}`);
    expect(told?.slice(7)).toEqual(["放款金额本月 null", "放款金额累计 amount", "备注 null"]);
    expect(understood[0]?.headerRow).toBe(2);
  }
});

test("a group whose parts stand in the row above its own name is the same question", () => {
  const others = plainHeaders.filter((header) => header !== "放款金额");
  const row = plainRow("A1").filter((_, index) => plainHeaders[index] !== "放款金额");
  const rows = [
    [...others.map(() => null), "本月", "累计"],
    [...others, "放款金额", "放款金额"],
    [...row, 5000, 70_000],
  ];
  expect(outcomeOf([sheetOf("明细", rows)])).toBe("columns-ambiguous");
});

test.each<[string, readonly string[], number]>([
  ["放款金额", ["合同", "实际发放"], 1],
  ["放款金额", ["实际", "合同"], 0],
  ["放款金额", ["笔数", "金额"], 1],
])("%s over %s is read from the part that surely is meant", (name, parts, place) => {
  const cells = parts.map((_, index) => (index === place ? 70_000 : 3));
  for (const sheet of bothWays(divided(name, parts, cells), 2)) {
    expect(readBook([sheet]).rows.at(-1)).toMatchObject({ facts: { amountFen: 7_000_000n } });
  }
});

test.each<[readonly Written[], number]>([
  [["年初", "期末"], 1],
  [["上月", "本月"], 1],
  [["期末余额", "期初余额"], 0],
  [["本金", "利息"], 0],
])("贷款余额 over %s is what is owed now", (parts, place) => {
  const cells = parts.map((_, index) => (index === place ? 40_000 : 3));
  for (const sheet of bothWays(owed(parts, cells), 2)) {
    expect(readBook([sheet]).rows.at(-1)).toMatchObject({ facts: { outstandingFen: 4_000_000n } });
  }
});

test("an optional column over parts that nothing tells apart is left out and told, and the loans are read", () => {
  for (const sheet of bothWays(owed(["正常", "逾期"], [40_000, 2]), 2)) {
    const { rows, notices } = readBook([sheet]);
    expect(rows.at(-1)).toMatchObject({ kind: "loan", facts: { outstandingFen: undefined } });
    expect(notices).toMatchObject([
      { code: "column-left-out", message: expect.stringContaining("贷款余额正常") },
    ]);
  }
});

test("a table that lacks a column besides has its parts shown all the same", () => {
  const rows = divided("放款金额", ["本月", "累计"], [5000, 70_000]).map((row) => row.slice(1));
  const context = { programme: chuzhou, today: readOn };
  const tables = readAsNew([sheetOf("明细", rows)], "book.xlsx", context);
  if (tables.outcome !== "refused") throw new Error("the file was read");
  expect(tables.failure.code).toBe("columns-missing");
  const told = tables.understood[0]?.columns
    .slice(6)
    .map(({ key, field, suggestion }) => [key, field, suggestion]);
  expect(told).toEqual([
    ["放款金额本月", null, "amount"],
    ["放款金额累计", null, "amount"],
  ]);
});

test("the days of a term are the disbursement and the due day", () => {
  const others = plainHeaders.slice(0, 7);
  const rows = (group: string, parts: readonly string[]) => [
    [...others, group, null],
    [...others.map(() => null), ...parts],
    [...plainRow("A1").slice(0, 7), "2016-06-05", "2017-06-05"],
  ];
  for (const group of ["贷款期限", "借款日期", "借据期限"]) {
    expect(readBook([sheetOf("明细", rows(group, ["起", "止"]))]).rows.at(-1)).toMatchObject({
      facts: { disbursedOn: "2016-06-05", dueOn: "2017-06-05" },
    });
  }
  expect(outcomeOf([sheetOf("明细", rows("合同期限", ["起", "止"]))])).toBe("columns-missing");
});

test("equal parts are one, and so is a part that says it wherever another does", () => {
  const rows = divided("放款金额", ["本月", "累计"], [70_000, 70_000]);
  expect(readBook([sheetOf("明细", rows)]).rows.at(-1)).toMatchObject({ facts: { amountFen: 7_000_000n } });
});

test("a header in three rows is read, by merged groups or by blank cells", () => {
  const [loanNo = null, name = null, identity = null, type = null, group = null, county = null] =
    plainRow("A1");
  const rows: Written[][] = [
    ["2016年6月明细表"],
    ["借据号", "借款人信息", null, null, null, "县区", "贷款情况", null],
    [null, "基本", null, "协会", null, null, "发放", null],
    [null, "姓名", "证件号码", "客户类型", "所属农技协", null, "放款金额", "放款日期"],
    [loanNo, name, identity, type, group, county, 70_000, "2016-06-05"],
  ];
  const area = (row: number, firstColumn: number, lastColumn: number) => ({
    firstRow: row,
    lastRow: row,
    firstColumn,
    lastColumn,
  });
  const merges = [area(2, 1, 4), area(2, 6, 7), area(3, 1, 2), area(3, 3, 4), area(3, 6, 7)];
  for (const sheet of [sheetOf("明细", rows), { ...sheetOf("明细", rows), merges }]) {
    expect(outcomeOf([sheet])).toBe("title header header header loan");
  }
});

test("a group of plans above a whole header takes its columns, a title and a unit line do not", () => {
  const upper = (text: string, column: number) =>
    plainHeaders.map((_, index) => (index === column ? text : null));
  const table = (above: Written[], merges: MergedArea[] = []) => [
    { ...sheetOf("明细", [above, [...plainHeaders], plainRow("A1")]), merges },
  ];
  const over = [{ firstRow: 1, lastRow: 1, firstColumn: 6, lastColumn: 7 }];
  expect(outcomeOf(table(upper("计划", 6), over))).toBe("columns-missing");
  expect(outcomeOf(table(upper("上年", 6), over))).toBe("columns-missing");
  expect(outcomeOf(table(upper("贷款情况", 6), over))).toBe("title header loan");
  expect(outcomeOf(table(upper("2016年累计发放情况", 0)))).toBe("title header loan");
  expect(outcomeOf(table(["累计发放明细表", null, null, null, null, null, "单位：元"]))).toBe(
    "title header loan",
  );
});

test("a line of parts that is repeated on the next page is no loan", () => {
  const rows = divided("放款金额", ["合同", "实际"], [1, 70_000]);
  const [first = [], second = [], loan = []] = rows;
  const again = [first, second, loan, first, second, loan.with(0, "A2")];
  expect(outcomeOf([sheetOf("明细", again)])).toBe("header header loan header header loan");
});

test("a total right below the header and a first loan without borrower are no lines of it", () => {
  const blank = plainHeaders.map(() => null);
  const total = [...blank.slice(0, 6), "50,000", null];
  const headers = [...plainHeaders.slice(0, 7), null, "放款日期"];
  const row = [...plainRow("A1").slice(0, 7), null, "2016-06-05"];
  expect(outcomeOf([sheetOf("明细", [headers, [...total, null], row])])).not.toContain("header header");
});

test("what was decided about a header before its parts were seen holds for its other columns", () => {
  const rows = divided("放款金额", ["本月", "累计"], [5000, 70_000], ["来源"]);
  const old = rulesFor(rows, ["放款金额", "来源"], { 来源: "purpose", 放款金额: "amount" });
  expect(outcomeOf([sheetOf("明细", rows)], old)).toBe("columns-ambiguous");
  const sure = divided("放款金额", ["合同", "实际"], [5000, 70_000], ["来源"]);
  expect(readBook([sheetOf("明细", sure)], old).rows.at(-1)).toMatchObject({
    facts: { amountFen: 7_000_000n, purpose: "x" },
  });
});

test("a name that is merged down from a row of groups above a whole header is read with it", () => {
  const upper = ["贷款信息", null, null, null, "所属", null, "贷款发放情况", null, "贷款余额"];
  const sheet = sheetOf("明细", [upper, [...plainHeaders, null], [...plainRow("A1"), 40_000]]);
  const merges = [{ firstRow: 1, lastRow: 2, firstColumn: 8, lastColumn: 8 }];
  for (const one of [sheet, { ...sheet, merges }]) {
    expect(readBook([one]).rows.at(-1)).toMatchObject({ facts: { outstandingFen: 4_000_000n } });
  }
});
