import { expect, test } from "vitest";
import { failureText } from "#shared/domain/base/failures.ts";
import { readAsNew } from "#test/support/as-new-loans.ts";
import { headersWith, readOn } from "#test/support/read-tables.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const people = ["王建国", "李国强", "赵丽华", "欧阳修文", "司马迁", "阿依古丽·买买提"];
const understood = (headers: readonly Written[], rows: readonly Written[][]) => {
  const tables = readAsNew([sheetOf("明细", [headers, ...rows])], "book.xlsx", {
    programme: chuzhou,
    today: readOn,
  });
  return tables.understood[0]?.columns ?? [];
};
/** What is suggested for a column in the place of another one, whose rows hold these values. */
const suggested = (instead: string, header: string, values: readonly Written[]) => {
  const place = plainHeaders.map(String).indexOf(instead);
  const rows = values.map((value, index) => plainRow(`PSBC000${index}`, 50_000 + index).with(place, value));
  return understood(headersWith({ [instead]: header }), rows)[place]?.suggestion;
};
const six = (write: (index: number) => Written) => people.map((_, index) => write(index));

test.each<[string, string, readonly Written[]]>([
  ["所属农技协", "客户经理", people],
  ["所属农技协", "管户人", people],
  ["所属农技协", "推荐单位联系人", people],
  ["所属农技协", "贷款银行", six(() => "邮储银行")],
  ["所属农技协", "经办行", six((index) => `${"一二三四五六"[index]}里支行`)],
  ["所属农技协", "五级形态", six(() => "正常")],
  ["所属农技协", "行业", six((index) => (index % 2 === 0 ? "种植业" : "养殖业"))],
  ["借据号", "客户号", six((index) => `C00880000${index}`)],
  ["借据号", "客户编号", six((index) => `C00880000${index}`)],
  ["借据号", "贷款账号", six((index) => `62179834213730980${index}`)],
  ["借据号", "编号", six((index) => `DA00000${index}`)],
  ["借据号", "合同编号", six((index) => `HT000000${index}`)],
  ["借据号", "序号", six((index) => index + 1)],
  ["借据号", "流水", six(() => "PSBC0001")],
  ["借款人", "币种", six(() => "人民币")],
  ["借款人", "标志", six(() => "发放")],
  ["借款人", "客户经理", people],
  ["借款人", "乡镇", six((index) => `${"施半古大池张"[index]}集镇`)],
  ["放款金额", "编号", six((index) => 1000 + index)],
  ["放款金额", "期限", six(() => 12)],
  ["放款金额", "年龄", six((index) => 40 + index)],
  ["放款金额", "数量", six((index) => 3 + index)],
  ["放款日期", "数据采集日", six(() => "2016-06-30")],
  ["放款日期", "合同签订日", six(() => "2016-06-30")],
  ["客户类型", "企业规模", six(() => "小型企业")],
  ["证件号码", "户主证件", six(() => "11010519491231002X")],
])("for %s nothing is suggested from a column %s", (instead, header, values) => {
  expect(suggested(instead, header, values)).toBeUndefined();
});

test.each<[string, string, string, readonly Written[]]>([
  ["associationName", "所属农技协", "所在组织", six((index) => `${"花红虾菌莓菊"[index]}协会`)],
  ["associationName", "所属农技协", "推荐单位", six(() => "琅琊花生种植农技协")],
  ["borrowerName", "借款人", "甲方", people],
  [
    "borrowerName",
    "借款人",
    "申请人",
    six((index) => (index < 2 ? `定远${index}号农业有限公司` : (people[index] ?? ""))),
  ],
  ["loanNo", "借据号", "流水", six((index) => `PSBC00000${index}`)],
  ["loanNo", "借据号", "业务号", six((index) => `341101002016007001${index}0`)],
  ["amount", "放款金额", "发生额", six((index) => 3 + index)],
  ["amount", "放款金额", "放出数", six((index) => 50_000 + index)],
  ["disbursedOn", "放款日期", "业务日", six((index) => `2016-06-0${index + 1}`)],
  ["identityNo", "证件号码", "客户号码", six(() => "11010519491231002X")],
  ["countyName", "县区", "位置", six(() => "琅琊区")],
])("%s is suggested for what stands in the place of %s under %s", (field, instead, header, values) => {
  expect(suggested(instead, header, values)).toBe(field);
});

test("columns that are equally entitled to a field are each told for what", () => {
  const headers = [...plainHeaders, "发放金额"];
  const columns = understood(headers, [
    [...plainRow("A1"), 1],
    [...plainRow("A2"), 2],
  ]);
  expect(columns.filter(({ suggestion }) => suggestion === "amount").map(({ header }) => header)).toEqual([
    "放款金额",
    "发放金额",
  ]);
});

test("every sheet shows three samples of each column, those of one header too", () => {
  const headers = headersWith({ 放款金额: "发生额" });
  const sheet = (name: string, first: number) =>
    sheetOf(name, [
      ["单位：万元"],
      headers,
      ...[0, 1, 2, 3].map((index) => plainRow(`${name}${index}`, first + index)),
    ]);
  const tables = readAsNew([sheet("一月", 5), sheet("二月", 15)], "book.xlsx", {
    programme: chuzhou,
    today: readOn,
  });
  expect(tables.understood.map(({ amountUnit, unitFrom }) => [amountUnit, unitFrom])).toEqual([
    ["wan", "title"],
    ["wan", "title"],
  ]);
  expect(tables.understood.map(({ columns }) => columns[6]?.samples.length)).toEqual([3, 3]);
});

test("a file without a loan table says which sheet comes nearest and what it lacks", () => {
  const tables = readAsNew(
    [
      sheetOf("说明", [["甲", "乙", "丙", "丁"]]),
      sheetOf("明细", [plainHeaders.slice(0, 4), ["A1", "王", "1", "会员"]]),
    ],
    "book.xlsx",
    { programme: chuzhou, today: readOn },
  );
  if (tables.outcome !== "refused") throw new Error("the file was read");
  expect(tables.failure).toMatchObject({
    code: "no-loan-table",
    facts: { sheet: "明细", missing: ["放款金额", "放款日期"] },
  });
  expect(failureText(tables.failure).message).toContain("最接近的工作表“明细”还差：放款金额、放款日期。");
});
