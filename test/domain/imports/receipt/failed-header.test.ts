import { expect, test } from "vitest";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { failedHeader } from "#shared/domain/imports/receipt/failed-header.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, tablesOf } from "#test/support/sheets.ts";

const text = (value: string): Cell => ({ kind: "text", text: value });
const column = (header: string, field: string | null) => ({ header, field });

test.each([
  ["amount", "放款金额", "wan", "放款金额（万元）"],
  ["amount", "发放额(万元)", "wan", "发放额(万元)"],
  ["amount", "贷款信息发放额", "yuan", "放款金额（元）"],
  ["outstanding", "余额", "wan", "余额（万元）"],
  ["rate", "月利率‰", "yuan", "月利率‰"],
  ["rate", "贷款信息月利率(‰)", "yuan", "月利率（‰）"],
  ["borrowerName", "户主", "yuan", "借款人"],
] as const)("a column read as %s and headed %s, in %s, is headed %s", (field, header, unit, expected) => {
  expect(failedHeader(column(header, field), undefined, { money: unit })).toBe(expected);
});

test("the lower of two header rows is taken where it says enough", () => {
  expect(failedHeader(column("贷款信息月利率‰", "rate"), text("月利率‰"), {})).toBe("月利率‰");
});

test("a rate that is silent about its unit says what a line above the table said", () => {
  expect(failedHeader(column("利率", "rate"), undefined, { rate: "permille" })).toBe("利率（‰）");
  expect(failedHeader(column("利率%", "rate"), undefined, { rate: "percent" })).toBe("利率%");
  expect(failedHeader(column("利率", "rate"), undefined, { rate: "unstated" })).toBe("利率");
});

test("a column that was not read is not taken for another when it is sent again", () => {
  const header = failedHeader(column("放款金额", null), text("放款金额"), {});
  expect(header).toBe("原表：放款金额");
  expect(failedHeader(column("起息日", null), undefined, {})).toBe("原表：起息日");
  expect(failedHeader(column("备注", null), undefined, {})).toBe("备注");

  const sheet = sheetOf("明细", [
    [...plainHeaders, header],
    [...plainRow("J1"), "1"],
  ]);
  const { understood } = tablesOf([sheet], "a.xlsx", { programme: chuzhou, today: "2016-11-01" });
  expect(understood[0]?.columns.at(-1)).toMatchObject({ header, field: null });
});
