import { expect, test } from "vitest";
import type { ValueMeaning } from "#shared/domain/imports/reading/table-rules.ts";
import { kindOf, readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const marked = (text: string, mark: "superscript" | "struck" | "hidden"): Written => ({
  kind: "text",
  text,
  marks: [mark],
});
const bookWith = (header: string, ...values: Written[]) =>
  sheetOf("明细", [
    [...plainHeaders, header],
    ...values.map((value, index) => [...plainRow(`A${index}`), value]),
  ]);
const settled = (...values: ValueMeaning[]) => ({ values, columnMappings: [] });

test.each<[string, Written, string]>([
  ["年利率(%)", "基准上浮30%", "rate-invalid"],
  ["年利率(%)", "3.6‰", "rate-invalid"],
  ["到期日期", "长期", "day-invalid"],
  ["到期日期", "12个月", "day-invalid"],
  ["到期日期", 99_991_231, "day-out-of-range"],
  ["到期日期", "同上", "value-ditto"],
  ["贷款余额", "结清", "amount-not-a-number"],
  ["贷款余额", { kind: "error", text: "#REF!" }, "cell-error"],
  ["贷款余额", marked("50000", "struck"), "text-struck"],
  ["授信额度", "约十万", "amount-not-a-number"],
  ["是否续贷", "首次", "yes-no-unknown"],
  ["是否建档立卡", "脱贫户", "yes-no-unknown"],
  ["贷款状态", "良好", "status-unknown"],
  ["五级分类", "一级", "classification-unknown"],
  ["合同号", "6.21799E+18", "code-as-number"],
  ["合同号", { kind: "number", text: "351030001351351000" }, "code-as-number"],
  ["贷款用途", "种\ufffd植", "text-broken"],
  ["贷款用途", marked("购100m2", "superscript"), "text-superscript"],
  ["支行", "长".repeat(101), "text-too-long"],
])("%s %j leaves its field out and refuses no loan: %s", (header, value, code) => {
  const { rows, notices } = readBook([bookWith(header, value, null)]);

  expect(rows.map(kindOf)).toEqual(["header", "loan", "loan"]);
  expect(rows[1]).toMatchObject({ unread: [{ cell: "I2", code }] });
  const told = notices.filter((notice) => notice.code === "cells-unread");
  expect(told).toMatchObject([{ count: 1, cells: ["明细!I2"] }]);
  expect(told[0]?.message).toContain(`“${header}”列有 1 个单元格没有读出来`);
});

test.each<[string, Written, string]>([
  ["贷款余额", 50_001, "balance-above-amount"],
  ["贷款余额", -1, "balance-negative"],
  ["贷款余额", 20_000_000_000, "amount-too-large"],
  ["到期日期", "2016-06-01", "due-before-disbursed"],
  ["授信额度", -1, "credit-line-negative"],
])("%s %j contradicts the loan, which is refused: %s", (header, value, code) => {
  expect(readBook([bookWith(header, value)]).rows.map(kindOf)).toEqual(["header", `I2:${code}`]);
});

test.each([
  [0, "借据号"],
  [1, "借款人"],
  [2, "证件号码"],
  [4, "所属农技协"],
  [5, "县区"],
  [6, "放款金额"],
  [7, "放款日期"],
])("a mark in the required column %i (%s) refuses the row, naming what it is", (column) => {
  for (const mark of ["superscript", "struck", "hidden"] as const) {
    const written = plainRow("A1")[column];
    const row = plainRow("A1").with(column, marked(String(written), mark));
    const { rows } = readBook([sheetOf("明细", [plainHeaders, row])]);
    expect(rows.map(kindOf)).toEqual(["header", `${"ABCDEFGH".charAt(column)}2:text-${mark}`]);
  }
});

test("a column is told once for all sheets, with its first cells and how many more", () => {
  const sheets = [
    bookWith("年利率(%)", "免息", "面议"),
    { ...bookWith("年利率(%)", "免息", "无息"), name: "二" },
  ];
  const told = readBook(sheets).notices.filter(({ code }) => code === "cells-unread");
  expect(told).toMatchObject([{ count: 4, cells: ["明细!I2", "明细!I3", "二!I2"] }]);
  expect(told[0]?.message).toContain("其余 1 个从略");
});

test("what is shown of an unread cell is masked", () => {
  const { notices } = readBook([bookWith("年利率(%)", "11010519491231002X")]);
  expect(JSON.stringify(notices)).not.toContain("11010519491231002X");
});

test.each<[string, string, ValueMeaning, object]>([
  [
    "是否建档立卡",
    "脱贫户",
    { field: "poorHousehold", key: "脱贫户", meaning: "yes" },
    { poorHousehold: true },
  ],
  ["是否续贷", "首次", { field: "renewal", key: "首次", meaning: "no" }, { renewal: false }],
  ["贷款余额", "结清", { field: "outstanding", key: "结清", meaning: "zero" }, { outstandingFen: 0n }],
  ["年利率(%)", "免息", { field: "rate", key: "免息", meaning: "zero" }, { annualRatePpm: 0 }],
  ["到期日期", "长期", { field: "dueOn", key: "长期", meaning: "none" }, { dueOn: undefined }],
  ["到期日期", "99991231", { field: "dueOn", key: "99991231", meaning: "none" }, { dueOn: undefined }],
  ["贷款状态", "良好", { field: "status", key: "良好", meaning: "none" }, { status: undefined }],
])("%s “%s” is asked once, and then read in every row without a word", (header, value, meaning, facts) => {
  const sheet = bookWith(header, value);
  const { unknownValues } = readBook([sheet]);
  expect(unknownValues).toMatchObject([{ field: meaning.field, key: meaning.key, rows: 1, heldUp: 0 }]);

  const { rows, notices, unknownValues: left } = readBook([sheet], settled(meaning));
  expect(rows[1]).toMatchObject({ kind: "loan", facts });
  expect(left).toEqual([]);
  expect(notices.map(({ code }) => code)).not.toContain("cells-unread");
});

test("slips of the pen in columns of numbers are told, and not asked as words", () => {
  const { unknownValues } = readBook([
    sheetOf("明细", [
      [...plainHeaders, "年利率(%)", "贷款余额"],
      [...plainRow("A1"), "0.0435", "5,00"],
    ]),
  ]);
  expect(unknownValues).toEqual([]);
});
