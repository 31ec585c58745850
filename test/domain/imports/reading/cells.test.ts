import { expect, test } from "vitest";
import type { NumberShown } from "#shared/domain/base/sheet.ts";
import { headersWith, kindOf, outcomeOf, readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const shown = (text: string, how: NumberShown): Written => ({ kind: "number", text, shown: how });
const lastOf = (...rows: (readonly Written[])[]) => readBook([sheetOf("明细", rows)]).rows.at(-1);
const wanHeaders = headersWith({ 放款金额: "放款金额（万元）" });
const yuanHeaders = headersWith({ 放款金额: "放款金额（元）" });

test.each<[string, Written[], Written, bigint | string]>([
  ["万元 under 万元", wanHeaders, shown("5", { unit: "wan" }), 5_000_000n],
  ["元 under 元", yuanHeaders, shown("50000", { unit: "yuan" }), 5_000_000n],
  ["万元 where nothing states a unit", [...plainHeaders], shown("5", { unit: "wan" }), 5_000_000n],
  ["万元 under 元", yuanHeaders, shown("5", { unit: "wan" }), "G2:amount-unit-contradicts"],
  ["元 under 万元", wanHeaders, shown("5", { unit: "yuan" }), "G2:amount-unit-contradicts"],
  ["the number divided", [...plainHeaders], shown("50000", { scaled: true }), "G2:amount-format-scaled"],
  [
    "the number divided, with 万元",
    wanHeaders,
    shown("50000", { scaled: true, unit: "wan" }),
    "G2:amount-format-scaled",
  ],
  ["a percentage", [...plainHeaders], shown("0.5", { percent: true }), "G2:amount-not-a-number"],
  ["5万元 as text under 元", yuanHeaders, "5万元", "G2:amount-unit-contradicts"],
  ["50,000.00元 as text under 元", yuanHeaders, "50,000.00元", 5_000_000n],
])("an amount shown as %s", (_, headers, amount, expected) => {
  const row = lastOf(headers, plainRow("A1", amount));
  expect(row?.kind === "loan" ? row.facts.amountFen : row && kindOf(row)).toBe(expected);
});

test.each<[Written, bigint | string]>([
  ["5万", 5_000_000n],
  ["0.57 万元", 570_000n],
  ["人民币 5 万元整", 5_000_000n],
  ["￥50,000.00", 5_000_000n],
  ["５００００．００　", 5_000_000n],
  ["5.123456万", 5_123_456n],
  ["5.1234567万", "G2:amount-below-a-fen"],
  ["(5,000)", "G2:amount-not-positive"],
  ["（5,000.00）", "G2:amount-not-positive"],
  ["约5万", "G2:amount-not-a-number"],
  ["5万余元", "G2:amount-not-a-number"],
  ["5,00", "G2:amount-not-a-number"],
  ["5+5", "G2:amount-not-a-number"],
  ["90000 90000", "G2:amount-not-a-number"],
  ["90 000.50", 9_000_050n],
  ["280.000", "G2:amount-not-a-number"],
  ["1.23E+06", "G2:amount-rounded"],
  ["1.2 e + 05", "G2:amount-rounded"],
  ["5.0E4", 5_000_000n],
  ["1.23456789E7", 1_234_567_890n],
  ["16500.300000000003", 1_650_030n],
  [{ kind: "number", text: "16500.300000000003" }, 1_650_030n],
  ["51234.560000000005元", 5_123_456n],
  ["5.1234560000000001万", 5_123_456n],
  ["120,000.10000000001", 12_000_010n],
  ["16500.29999999999927240423858165740966796875", 1_650_030n],
  ["16500.305", "G2:amount-below-a-fen"],
  ["16500.305000000001", "G2:amount-below-a-fen"],
  ["16666.666666666666", "G2:amount-below-a-fen"],
])("the amount %j", (amount, expected) => {
  const row = lastOf(plainHeaders, plainRow("A1", amount));
  expect(row?.kind === "loan" ? row.facts.amountFen : row && kindOf(row)).toBe(expected);
});

test("a number that its format shows with leading noughts keeps them", () => {
  const row = lastOf(
    [...plainHeaders, "合同号"],
    [...plainRow("").with(0, shown("341", { zeroPaddedTo: 10 })), shown("7", { zeroPaddedTo: 4 })],
  );
  expect(row).toMatchObject({ facts: { loanNo: "0000000341", contractNo: "0007" } });
  const damaged = plainRow("").with(0, shown("3411021990010112345", { zeroPaddedTo: 20 }));
  expect(outcomeOf([sheetOf("明细", [plainHeaders, damaged])])).toBe("header A2:loan-no-as-number");
  const scaled = plainRow("").with(0, shown("341000", { scaled: true }));
  expect(outcomeOf([sheetOf("明细", [plainHeaders, scaled])])).toBe("header A2:loan-no-as-number");
});

test("loan numbers that differ in the case of letters only are refused, in one sheet or in two", () => {
  const sheets = [
    sheetOf("一", [plainHeaders, plainRow("ABC1"), plainRow("ABC2"), plainRow("abC3")]),
    sheetOf("二", [plainHeaders, plainRow("abc1")]),
  ];
  expect(outcomeOf(sheets)).toBe("header A2:loan-no-case loan loan header A2:loan-no-case");
});

test.each<[Written, string]>([
  ["5/10/2016", "day-ambiguous"],
  ["05/10/16", "day-ambiguous"],
  ["10-5-2016", "day-ambiguous"],
  ["2016年5月", "day-invalid"],
  ["2016.5", "day-invalid"],
  ["99.5.10", "day-ambiguous"],
  ["13.09.16", "day-ambiguous"],
])("%s is no certain day", (day, code) => {
  expect(outcomeOf([sheetOf("明细", [plainHeaders, plainRow("A1", 5, day)])])).toBe(`header H2:${code}`);
});

const rateOf = (title: string | null, header: string, rate: Written) => {
  const row = lastOf(
    ...(title === null ? [] : [[title]]),
    [...plainHeaders, header],
    [...plainRow("A1"), rate],
  );
  if (row?.kind !== "loan") return row && kindOf(row);
  return row.facts.annualRatePpm ?? row.unread?.map(({ code }) => code).join();
};

test.each<[string | null, string, Written, number | string]>([
  [null, "年利率‰", 47.5, 47_500],
  [null, "利率(月‰)", 5.4, 64_800],
  [null, "利率（‰/月）", 5.4, 64_800],
  ["单位：元、‰", "年利率", 47.5, 47_500],
  ["单位：元、%", "年利率", 4.75, 47_500],
  ["单位：元、%", "年利率(‰)", 47.5, 47_500],
  [null, "年利率(%)", "4.75%", 47_500],
  [null, "年利率(%)", "47.5‰", "rate-invalid"],
  [null, "年利率(‰)", "4.75%", "rate-invalid"],
  [null, "年利率(‰)", shown("0.0475", { percent: true }), "rate-invalid"],
])("under the title %s and the header %s the rate %j", (title, header, rate, expected) => {
  expect(rateOf(title, header, rate)).toBe(expected);
});

test.each<[number, string, object | string]>([
  [3, "农户", { borrowerType: "member" }],
  [3, "农民专业合作社", { borrowerType: "enterprise" }],
  [5, "琅琊区扬子街道", { countyCode: "341102" }],
  [5, "安徽省滁州市天长市秦栏镇", { countyCode: "341181" }],
  [5, "琅琊区花生协会", "F2:county-unknown"],
  [4, "暂无", "E2:association-none"],
  [4, "琅琊\u0001花生\u202e协会", { associationName: "琅琊花生协会" }],
  [1, "42522", "B2:name-without-letters"],
  [1, "ÍõÐ¡Ã÷", "B2:text-broken"],
  [1, "正常", "B2:name-misplaced"],
  [1, "天长", "B2:name-misplaced"],
  [1, "是", "B2:name-misplaced"],
  [1, "联保", "B2:name-misplaced"],
  [1, "琅琊新区支行", "B2:name-misplaced"],
  [1, "HT16070245", "B2:name-misplaced"],
  [4, "51341182LU4NB321HY", "E2:name-misplaced"],
  [4, "琅琊区", "E2:name-misplaced"],
  [4, "琅琊信用协会", { associationName: "琅琊信用协会" }],
  [1, "正常兴", { borrowerName: "正常兴" }],
  [1, "7-11便利店", { borrowerName: "7-11便利店" }],
  [1, "Li Ming 2", { borrowerName: "Li Ming 2" }],
  [0, "王小明", "A2:loan-no-invalid"],
  [6, "20160713", "G2:amount-as-day"],
  [6, "20200000", { amountFen: 2_020_000_000n }],
  [6, "1800.000", "G2:amount-not-a-number"],
  [6, "28.8万", { amountFen: 28_800_000n }],
  [2, "341102800101001", { borrowerType: "member" }],
])("in column %i %s is read or refused", (column, written, expected) => {
  const row = lastOf(plainHeaders, plainRow("A1").with(column, written));
  if (typeof expected === "string") expect(row && kindOf(row)).toBe(expected);
  else expect(row).toMatchObject({ kind: "loan", facts: expected });
});

test("a bare number as the day of a row with a day for its balance is none", () => {
  const headers = [...plainHeaders, "贷款余额"];
  const rowWith = (day: string, balance: string) =>
    lastOf(headers, [...plainRow("A1").with(7, day), balance]);
  const exchanged = rowWith("40000", "2016-07-29");
  expect(exchanged && kindOf(exchanged)).toBe("H2:day-invalid");
  expect(rowWith("42521", "40000")).toMatchObject({ kind: "loan", facts: { disbursedOn: "2016-05-31" } });
});

test.each([
  ["341102800101001", "C2:identity-old-form"],
  ["341102000012345", "loan"],
  ["341102801301001", "loan"],
  ["341103195511017362", "loan"],
  ["341103195571017362", "C2:identity-check-digit"],
])("under a firm the digits %s are %s", (number, expected) => {
  const row = lastOf(plainHeaders, plainRow("A1").with(2, number).with(3, "小微企业"));
  expect(row && kindOf(row)).toBe(expected);
});

test.each([
  ["摘要", "还款", "I2:row-repayment"],
  ["摘要", "收回贷款", "I2:row-repayment"],
  ["业务类型", "贷款收回", "I2:row-repayment"],
  ["业务类型", "部分提前还款", "I2:row-repayment"],
  ["记账摘要", "抹账", "I2:row-undone"],
  ["摘要", "购种子", "loan"],
  ["摘要", "归还他行贷款", "loan"],
  ["业务类型", "个人经营贷款", "loan"],
  ["业务类型", "等额本息还款贷款", "loan"],
  ["备注", "已还款", "loan"],
])("under %s %s is %s", (header, word, expected) => {
  const row = lastOf([...plainHeaders, header], [...plainRow("A1"), word]);
  expect(row && kindOf(row)).toBe(expected);
});

test.each([
  ["滁借2016080487", "B2:value-missing+C2:value-missing+D2:value-missing"],
  ["34112016070258", "B2:value-missing+C2:value-missing+D2:value-missing"],
  ["2016年8月31日", "note"],
  ["20160831", "note"],
  ["第2页", "note"],
  ["琅琊区", "note"],
])("%s alone in the column of loan numbers is %s", (written, expected) => {
  const row = lastOf(plainHeaders, [written]);
  expect(row && kindOf(row)).toContain(expected);
});

test.each(["正常1", "1-正常", "1正常", "正常类"])("the class %s is 正常", (written) => {
  const row = lastOf([...plainHeaders, "五级分类"], [...plainRow("A1"), written]);
  expect(row).toMatchObject({ facts: { classification: "normal" } });
});

test.each([
  ["汇总", "total"],
  ["总笔数：6", "total"],
  ["合计金额", "total"],
  ["平均值", "total"],
])("a row that begins with %s is a %s", (word, why) => {
  const row = lastOf(plainHeaders, plainRow("A1"), [word, null, null, null, null, null, 50_000, null]);
  expect(row).toMatchObject({ kind: "skipped", why });
});
