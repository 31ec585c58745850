import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { ReadRow } from "#shared/domain/imports/reading/row-facts.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, tablesOf, type Written } from "#test/support/sheets.ts";

const today = "2026-11-24";
const read = (sheets: Sheet[], fileName = "book.xlsx") =>
  tablesOf(sheets, fileName, { programme: chuzhou, today });
const table = (...rows: (readonly Written[])[]) => sheetOf("明细", [plainHeaders, ...rows]);
const first = (rows: readonly ReadRow[]) => rows.find((row) => row.kind !== "skipped");
const codesOf = (sheet: Sheet) => {
  const row = first(read([sheet]).rows);
  return row?.kind === "refused" ? row.reasons.map(({ cell, code }) => `${cell} ${code}`) : [];
};
const failureOf = (sheets: Sheet[]) => {
  try {
    read(sheets);
  } catch (error) {
    if (error instanceof LedgerFailure) return error;
  }
  return undefined;
};
const amountOf = (sheet: Sheet) => {
  const row = first(read([sheet]).rows);
  return row?.kind === "loan" ? row.facts.amountFen : undefined;
};

test("titles, blank lines, subtotals, totals and notes stand for no loan, and every row is accounted for", () => {
  const rows: Written[][] = [
    ["银会合作贷款明细表"],
    ["单位：元"],
    [...plainHeaders],
    plainRow("A1"),
    [],
    ["琅琊区小计", null, null, null, null, null, 50_000],
    plainRow("A2", 70_000),
    ["合计", "2笔", null, null, null, null, 120_000],
    ["备注：数据来自核心系统"],
    ["制表人：李敏", null, null, "复核人：王强", null, null, null, "2016年8月1日"],
  ];
  const result = read([sheetOf("明细", rows)]);
  const kinds = result.rows.map((row) => `${row.row} ${row.kind === "skipped" ? row.why : row.kind}`);
  expect(kinds).toEqual([
    "1 title",
    "2 title",
    "3 header",
    "4 loan",
    "6 total",
    "7 loan",
    "8 total",
    "9 note",
    "10 note",
  ]);
  expect(result.controlTotal).toEqual({ fileFen: 12_000_000n, readFen: 12_000_000n, agrees: true });
});

test("a total that is not the sum of the rows is told", () => {
  const result = read([table(plainRow("A1"), ["合计", null, null, null, null, null, 60_000])]);
  expect(result.controlTotal).toEqual({ fileFen: 6_000_000n, readFen: 5_000_000n, agrees: false });
  expect(result.notices.map(({ code }) => code)).toContain("control-total-differs");
});

test.each(["千元", "百万元", "亿元", "美元"])(
  "a table in %s is refused, by its header or by a line above",
  (unit) => {
    const headers = plainHeaders.map((header) => (header === "放款金额" ? `放款金额（${unit}）` : header));
    expect(failureOf([sheetOf("明细", [headers, plainRow("A1")])])?.code).toBe("unit-unknown");
    const lined = sheetOf("明细", [[`单位：${unit}`], [...plainHeaders], plainRow("A1")]);
    expect(failureOf([lined])?.code).toBe("unit-unknown");
  },
);

test("a total is compared with the rows of its own sheet", () => {
  const withTotal = table(plainRow("A1"), ["合计", null, null, null, null, null, 50_000]);
  const without = sheetOf("二", [plainHeaders, plainRow("A2")]);
  expect(read([withTotal, without]).controlTotal).toMatchObject({ fileFen: 5_000_000n, agrees: true });
});

test("a book of the present month is of today, one of a month to come of no known day", () => {
  const sheet = table(plainRow("A1"));
  expect(read([sheet], "2026-11.xlsx").dataOn).toBe(today);
  expect(read([sheet], "2026-12.xlsx").dataOn).toBeUndefined();
});

test("headers are known by their synonyms, whatever blanks, brackets and units stand in them", () => {
  const headers = [
    "序号",
    " 借 据 编 号 ",
    "客户名称",
    "身份证号/信用代码",
    "客户类别",
    "农技协名称",
    "所在县（市、区）",
    "发放金额（万元）",
    "发放日",
    "担保人",
  ];
  const row = [1, "A1", "王小明", "11010519491231002X", "会员", "花生协会", "琅琊", 5, "2016.6.5", "李四"];
  const result = read([sheetOf("明细", [headers, row])]);
  const [understood] = result.understood;
  expect(understood).toMatchObject({ headerRow: 1, amountUnit: "wan", unitFrom: "header" });
  expect(understood?.columns.filter(({ field }) => field === null).map(({ header }) => header)).toEqual([
    "序号",
    "担保人",
  ]);
  expect(first(result.rows)).toMatchObject({ kind: "loan", facts: { amountFen: 5_000_000n } });
});

test("a header over two rows under merged groups is found", () => {
  const groups = ["借据号", "借款人信息", null, null, "所属农技协", "县区", "放款", null];
  const below = [null, "姓名", "证件号码", "客户类型", null, null, "金额", "日期"];
  const result = read([sheetOf("明细", [["标题"], groups, below, plainRow("A1")])]);
  expect(result.understood[0]?.headerRow).toBe(3);
  expect(first(result.rows)).toMatchObject({ kind: "loan", row: 4 });
});

test.each([
  ["贷款余额", "放款金额"],
  ["授信额度", "放款金额"],
  ["合同金额", "放款金额"],
  ["金额", "放款金额"],
  ["到期日期", "放款日期"],
  ["合同号", "借据号"],
])("%s is never taken for %s", (impostor, missing) => {
  const headers = plainHeaders.map((header) => (header === missing ? impostor : header));
  const failure = failureOf([sheetOf("明细", [headers, plainRow("A1")])]);
  expect(failure?.code).toBe("columns-missing");
  expect(failure?.facts["missing"]).toEqual([missing]);
});

test("担保人 is never taken for 借款人: the borrower is not told", () => {
  const headers = plainHeaders.map((header) => (header === "借款人" ? "担保人" : header));
  expect(first(read([sheetOf("明细", [headers, plainRow("A1")])]).rows)).toMatchObject({
    kind: "loan",
    facts: { loanNo: "A1", borrowerName: undefined },
  });
});

test("two columns equally entitled to one meaning refuse the file, and a second-rank header yields to a first", () => {
  const ambiguous = failureOf([
    sheetOf("明细", [
      [...plainHeaders, "发放金额"],
      [...plainRow("A1"), 9],
    ]),
  ]);
  expect(ambiguous?.code).toBe("columns-ambiguous");
  expect(ambiguous?.facts["cells"]).toEqual(["G1", "I1"]);
  expect(
    amountOf(
      sheetOf("明细", [
        [...plainHeaders, "贷款金额"],
        [...plainRow("A1"), 9],
      ]),
    ),
  ).toBe(5_000_000n);
});

test("a workbook without a loan table is refused whole", () => {
  expect(
    failureOf([
      sheetOf("Sheet1", [
        ["姓名", "电话"],
        ["王小明", "138"],
      ]),
    ])?.code,
  ).toBe("no-loan-table");
  expect(failureOf([])?.code).toBe("no-loan-table");
});

test.each<[string, Written[][], "wan" | "yuan" | "refused"]>([
  ["a line above", [["单位：万元"]], "wan"],
  ["a line with the unit in the next cell", [["金额单位", null, "万元"]], "wan"],
  ["nothing", [["标题"]], "yuan"],
  ["the name of the office that fills it in", [["填报单位：元光支行"]], "yuan"],
  ["two lines that differ", [["单位：万元"], ["单位：元"]], "refused"],
])("the unit is told by %s", (_, titles, expected) => {
  const sheet = sheetOf("明细", [...titles, [...plainHeaders], plainRow("A1", 5)]);
  if (expected === "refused") expect(failureOf([sheet])?.code).toBe("unit-contradictory");
  else expect(read([sheet]).understood[0]?.amountUnit).toBe(expected);
});

test("a header and a line that name different units refuse the file", () => {
  const headers = plainHeaders.map((header) => (header === "放款金额" ? "放款金额（元）" : header));
  expect(failureOf([sheetOf("明细", [["单位：万元"], headers, plainRow("A1")])])?.code).toBe(
    "unit-contradictory",
  );
});

test.each<[Written, bigint]>([
  ["９００００", 9_000_000n],
  ["￥90,000.50", 9_000_050n],
  ["5万元", 5_000_000n],
  [0.57, 57n],
  [" 1,000 ", 100_000n],
])("the amount %j is %s fen", (written, fen) => {
  expect(amountOf(table(plainRow("A1", written)))).toBe(fen);
});

test.each<[string, Written[], string[]]>([
  ["no loan number", plainRow(""), ["A2 value-missing"]],
  [
    "a long loan number in a numeric cell",
    [1.2345678901234568e17, ...plainRow("").slice(1)],
    ["A2 loan-no-as-number"],
  ],
  ["an amount in words", plainRow("A1", "十万"), ["G2 amount-not-a-number"]],
  ["a negative amount", plainRow("A1", -5), ["G2 amount-not-positive"]],
  ["nothing paid out", plainRow("A1", 0), ["G2 amount-not-positive"]],
  ["less than a fen", plainRow("A1", 0.001), ["G2 amount-below-a-fen"]],
  [
    "a date for an amount",
    plainRow("A1", { kind: "day", day: "2016-06-05", text: "42526" }),
    ["G2 amount-not-a-number"],
  ],
  ["a formula error", plainRow("A1", { kind: "error", text: "#N/A" }), ["G2 cell-error"]],
  ["a day that does not exist", plainRow("A1", 5, "2016-02-30"), ["H2 day-invalid"]],
  ["a day to come", plainRow("A1", 5, "2027-01-01"), ["H2 day-in-future"]],
  ["two faults", plainRow("A1", "十万", "昨天"), ["G2 amount-not-a-number", "H2 day-invalid"]],
])("a row with %s is refused with its cells", (_, row, codes) => {
  expect(codesOf(table(row))).toEqual(codes);
});

test("an 18-digit number in a numeric cell is refused whatever its check digit says", () => {
  const row = plainRow("A1");
  row[2] = { kind: "number", text: "341126197709218000" };
  expect(codesOf(table(row))).toEqual(["C2 identity-as-number"]);
  row[2] = "3.41126E+17";
  expect(codesOf(table(row))).toEqual(["C2 identity-as-number"]);
});

test("what is shown of a refused cell is masked", () => {
  const row = plainRow("A1");
  row[2] = "110105194912310021";
  const refused = first(read([table(row)]).rows);
  expect(refused?.kind === "refused" && refused.reasons[0]?.value).toBe("110105********0021");
});

test("an identity number in the loan number's column is refused and shown nowhere", () => {
  const refused = first(read([table(plainRow("11010519491231002X"))]).rows);
  expect(refused).toMatchObject({ kind: "refused", loanNo: undefined });
  const told = refused?.kind === "refused" ? refused.reasons : [];
  expect(JSON.stringify(told)).not.toContain("11010519491231002X");
});

test("names survive unchanged, only the blanks at their ends go", () => {
  const name = '=HYPERLINK("x")·㛃𠮷 <img onerror>';
  const row = plainRow("A1");
  row[1] = ` ${name}　`;
  expect(first(read([table(row)]).rows)).toMatchObject({ kind: "loan", facts: { borrowerName: name } });
});

test("several sheets with loan tables are read together, the others told", () => {
  const result = read([
    sheetOf("汇总", [
      ["县区", "金额"],
      ["合计", 9],
    ]),
    table(plainRow("A1")),
    sheetOf("二", [plainHeaders, plainRow("A2")]),
  ]);
  expect(result.rows.filter(({ kind }) => kind === "loan").map(({ sheet }) => sheet)).toEqual(["明细", "二"]);
  expect(result.notices.map(({ code }) => code)).toContain("sheet-skipped");
});

test.each<[string, Written[], string, string | undefined]>([
  ["a line 数据日期", ["数据日期：", "2016-07-31"], "x.xlsx", "2016-07-31"],
  ["the month in a title", ["发放情况（2016年8月）"], "x.xlsx", "2016-08-31"],
  ["the month in the file's name", ["标题"], "2016-09-核心系统导出.csv", "2016-09-30"],
  ["the day in the file's name", ["标题"], "台账20160915.xlsx", "2016-09-15"],
  ["nothing", ["标题"], "book-3.xlsx", undefined],
])("the data date is told by %s", (_, title, fileName, day) => {
  expect(read([sheetOf("明细", [title, [...plainHeaders], plainRow("A1")])], fileName).dataOn).toBe(day);
});
