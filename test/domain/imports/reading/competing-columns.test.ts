import { expect, test } from "vitest";
import { headerFingerprint } from "#shared/domain/imports/reading/header-fingerprint.ts";
import type { ColumnMapping } from "#shared/domain/imports/reading/table-rules.ts";
import { headersWith, outcomeOf, readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

/** Loans of one amount and of days of their own. */
const loanOf = (index: number) => {
  const on = new Date(Date.UTC(2016, 5, 5 + index)).toISOString().slice(0, 10);
  return plainRow(`A${index}`, 30_000, on);
};
const table = (more: readonly string[], ...rows: Written[][]) =>
  sheetOf("明细", [[...plainHeaders, ...more], ...rows.map((row, index) => [...loanOf(index), ...row])]);
const noticesOf = (more: readonly string[], ...rows: Written[][]) => readBook([table(more, ...rows)]).notices;
const decide = (headers: readonly Written[], columns: ColumnMapping["columns"]) => ({
  columnMappings: [{ fingerprint: headerFingerprint(headers.map(String)), columns }],
});
const lastOf = (more: readonly string[], ...rows: Written[][]) =>
  readBook([table(more, ...rows)]).rows.at(-1);

test.each([
  ["贷款金额", 100_000],
  ["累计投放金额", 100_000],
  ["合同金额", 100_000],
  ["6月放款金额", 100_000],
  ["本月累放", 0],
])("%s beside 放款金额 is told first, with what each comes to", (rival, amount) => {
  const notices = noticesOf([rival, "状态"], [amount, "正常"], [amount, "正常"], [30_000, "正常"]);
  expect(notices[0]).toMatchObject({ code: "columns-competing" });
  expect(notices[0]?.message).toContain("采用了 G 列“放款金额”（合计 90,000.00 元）");
  const sum = (2 * amount + 30_000).toLocaleString("en-US");
  expect(notices[0]?.message).toContain(`没有采用 I 列“${rival}”（合计 ${sum}.00 元，2 行与采用的不同）`);
});

test("columns that say the same, or speak of something else, do not compete", () => {
  expect(noticesOf(["贷款金额"], [30_000], ["30000.00"])).toEqual([]);
  const others = ["授信额度", "还款金额", "贷款逾期金额", "计划投放金额", "放款笔数", "未投放贷款余额"];
  const codes = noticesOf(others, [90_000, 9, 9, 9, 9, 9]).map(({ code }) => code);
  expect(codes).not.toContain("columns-competing");
});

test("days and balances compete as amounts do, the day without a sum", () => {
  const days = noticesOf(["起息日"], ["2016-06-07"])[0];
  expect(days).toMatchObject({ code: "columns-competing" });
  expect(days?.message).toContain("采用了 H 列“放款日期”，没有采用 I 列“起息日”（1 行与采用的不同）");
  const balances = noticesOf(["贷款余额", "表内余额"], [20_000, 10_000])[0];
  expect(balances?.message).toContain("可能是贷款余额：采用了 I 列“贷款余额”（合计 20,000.00 元）");
  expect(noticesOf(["贷款余额", "年初余额", "上月末余额"], [20_000, 10_000, 1])).toEqual([]);
});

test("the column that the liaison chose is read, and one that is left alone does not compete", () => {
  const headers = [...plainHeaders, "累计投放金额"];
  const sheet = table(["累计投放金额"], [100_000]);
  const chosen = readBook([sheet], decide(headers, { 累计投放金额: "amount" }));
  expect(chosen.rows.at(-1)).toMatchObject({ facts: { amountFen: 10_000_000n } });
  expect(chosen.notices[0]?.message).toContain("按您的指定采用了 I 列“累计投放金额”");
  expect(readBook([sheet], decide(headers, { 累计投放金额: null })).notices).toEqual([]);
});

test("two columns of one required field that say the same in every row are one, else they are asked about", () => {
  const headers = (more: string) => [...plainHeaders, more];
  for (const more of ["发放金额", "借据金额"]) {
    expect(lastOf([more], [30_000], ["3万元"])).toMatchObject({ facts: { amountFen: 3_000_000n } });
    expect(outcomeOf([table([more], [30_000], [30_001])])).toBe("columns-ambiguous");
    const rules = decide(headers(more), { [more]: "amount" });
    expect(outcomeOf([table([more], [30_000], [30_001])], rules)).toBe("header loan loan");
  }
});

test("the sameness is looked for in every row, far below the first ones too", () => {
  const rows = Array.from({ length: 400 }, (_, index): Written[] => [index === 399 ? 30_001 : 30_000]);
  expect(outcomeOf([table(["发放金额"], ...rows)])).toBe("columns-ambiguous");
});

test("two columns of one optional field that say the same are one: in any form, with blanks in the other", () => {
  expect(lastOf(["到期日期", "到期日"], ["2017-06-05", "20170605"], ["2017/6/5", null])).toMatchObject({
    facts: { dueOn: "2017-06-05" },
  });
  expect(lastOf(["到期日期", "到期日"], [null, "20170605"], ["2017/6/5", "2017-06-05"])).toMatchObject({
    facts: { dueOn: "2017-06-05" },
  });
  expect(lastOf(["贷款利率", "年利率(%)"], ["4.75%", 4.75])).toMatchObject({
    facts: { annualRatePpm: 47_500 },
  });
  expect(lastOf(["月利率‰", "年利率(%)"], [4.35, 5.22])).toMatchObject({ facts: { annualRatePpm: 52_200 } });
});

test("two columns of one optional field that differ are left out and told, until the liaison chooses", () => {
  const sheet = table(["到期日期", "到期日"], ["2017-06-05", "2017-06-05"], ["2017-06-05", "2018-06-05"]);
  const { rows, notices } = readBook([sheet]);
  expect(rows.map(({ kind }) => kind)).toEqual(["skipped", "loan", "loan"]);
  expect(rows.at(-1)).toMatchObject({ facts: { dueOn: undefined } });
  expect(notices).toMatchObject([{ code: "column-left-out" }]);
  expect(notices[0]?.message).toContain("I 列“到期日期”、J 列“到期日”");
  const rules = decide([...plainHeaders, "到期日期", "到期日"], { 到期日: "dueOn", 到期日期: null });
  expect(readBook([sheet], rules).rows.at(-1)).toMatchObject({ facts: { dueOn: "2018-06-05" } });
});

test.each([
  ["6月放款金额", "放款金额", "amountFen"],
  ["6月放款日期", "放款日期", "disbursedOn"],
  ["2016年6月份发放金额（元）", "放款金额", "amountFen"],
])("%s is read as %s", (header, plain, field) => {
  const sheet = sheetOf("明细", [headersWith({ [plain]: header }), plainRow("A1")]);
  expect(readBook([sheet]).rows.at(-1)).toHaveProperty(`facts.${field}`, expect.anything());
});

test("balances of several months: the one of the data day, else none and a word about it", () => {
  const more = ["6月末贷款余额", "7月末贷款余额"];
  const titled = (title: string) =>
    sheetOf("明细", [[title], [...plainHeaders, ...more], [...plainRow("A1", 30_000), 20_000, 10_000]]);
  expect(readBook([titled("2016年7月明细")]).rows.at(-1)).toMatchObject({
    facts: { outstandingFen: 1_000_000n },
  });
  expect(readBook([titled("2016年6月明细")]).rows.at(-1)).toMatchObject({
    facts: { outstandingFen: 2_000_000n },
  });
  for (const title of ["明细", "2016年8月明细"]) {
    const { rows, notices } = readBook([titled(title)]);
    expect(rows.at(-1)).toMatchObject({ kind: "loan", facts: { outstandingFen: undefined } });
    expect(notices.map(({ code }) => code)).toContain("column-left-out");
  }
  const grouped = sheetOf("明细", [
    ["2016年7月明细"],
    [...plainHeaders, "贷款余额", null],
    [...plainHeaders.map(() => null), "6月末", "7月末"],
    [...plainRow("A1", 30_000), 20_000, 10_000],
  ]);
  expect(readBook([grouped]).rows.at(-1)).toMatchObject({ facts: { outstandingFen: 1_000_000n } });
});

test("amounts of several months are asked about, and so is one of a span of months", () => {
  const without = plainHeaders.filter((header) => header !== "放款金额");
  const row = plainRow("A1").filter((_, index) => plainHeaders[index] !== "放款金额");
  const outcome = (more: string[], cells: Written[], title = "2016年7月明细") =>
    outcomeOf([sheetOf("明细", [[title], [...without, ...more], [...row, ...cells]])]);
  expect(outcome(["6月放款金额", "7月放款金额"], [30_000, null])).toBe("columns-ambiguous");
  expect(outcome(["1-6月放款金额"], [30_000])).toBe("columns-missing");
});

test.each(["年初余额", "上年末贷款余额", "上月末余额", "6月初余额", "去年6月末余额"])(
  "%s is not what is owed",
  (header) => {
    expect(lastOf([header], [20_000])).toMatchObject({ facts: { outstandingFen: undefined } });
  },
);

test("what was decided in June about a header with a month holds in July, and what was kept with the month too", () => {
  const headers = (month: number) => [...headersWith({ 放款金额: `${month}月发生额` }), `${month}月末结欠`];
  const sheet = (month: number) => sheetOf("明细", [headers(month), [...plainRow("A1"), 20_000]]);
  const rules = decide(headers(6), { 发生额: "amount", 结欠: "outstanding" });
  for (const month of [6, 7]) {
    expect(readBook([sheet(month)], rules).rows.at(-1)).toMatchObject({
      facts: { outstandingFen: 2_000_000n },
    });
  }
  const fingerprint = headers(6).map(String).sort().join("|");
  const old = { columnMappings: [{ fingerprint, columns: { "6月发生额": "amount" as const } }] };
  expect(outcomeOf([sheet(6)], old)).toBe("header loan");
  expect(outcomeOf([sheet(7)], old)).toBe("columns-missing");
});

test("a contract's number that is read as the loan's is told", () => {
  const headers = headersWith({ 借据号: "贷款合同编号" });
  const sheet = sheetOf("明细", [headers, plainRow("HT1")]);
  const { notices } = readBook([sheet], decide(headers, { 贷款合同编号: "loanNo" }));
  expect(notices).toMatchObject([{ code: "loan-no-of-contract" }]);
  expect(notices[0]?.message).toContain("A 列“贷款合同编号”");
});

test("the running number of payments is no loan's number where the table tells payments out and back apart", () => {
  const headers = headersWith({ 借据号: "借据流水号" });
  const row = plainRow("A1");
  expect(outcomeOf([sheetOf("明细", [headers, row])])).toBe("header loan");
  for (const more of ["交易类型", "发放/回收", "借贷标志"]) {
    expect(
      outcomeOf([
        sheetOf("明细", [
          [...headers, more],
          [...row, "放款"],
        ]),
      ]),
    ).toBe("columns-missing");
  }
  const both = sheetOf("明细", [
    [...plainHeaders, "借据流水号"],
    [...row, "L9"],
  ]);
  expect(readBook([both]).rows.at(-1)).toMatchObject({ facts: { loanNo: "A1" } });
});

test("a month in the header of the balance is the data day's where nothing else states one, and is told where it differs", () => {
  const sheet = (header: string, title: string) =>
    sheetOf("明细", [[title], [...plainHeaders, header], [...plainRow("A1"), 20_000]]);
  const dayOf = (header: string, title = "明细") => readBook([sheet(header, title)]).dataOn;
  expect(dayOf("6月末贷款余额")).toBe("2016-06-30");
  expect(dayOf("2016年8月贷款余额")).toBe("2016-08-31");
  expect(dayOf("贷款余额（截至2016.7.15）")).toBe("2016-07-15");
  expect(dayOf("贷款余额")).toBeUndefined();
  const codes = (title: string) => readBook([sheet("8月末贷款余额", title)]).notices.map(({ code }) => code);
  expect(codes("2016年7月明细")).toContain("data-day-disagrees");
  expect(codes("2016年8月明细")).not.toContain("data-day-disagrees");
});
