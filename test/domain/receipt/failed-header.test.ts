import { expect, test } from "vitest";
import { findHeader } from "#shared/domain/loan-table/find-header.ts";
import { failedHeader } from "#shared/domain/receipt/failed-header.ts";
import type { Cell } from "#shared/domain/sheet.ts";
import { plainHeaders, sheetOf } from "#test/support/sheets.ts";

const text = (value: string): Cell => ({ kind: "text", text: value });
const column = (header: string, field: string | null) => ({ column: "A", header, field });

test.each([
  ["放款金额", "放款金额", "wan", "放款金额（万元）"],
  ["放款金额", "发放额(万元)", "wan", "发放额(万元)"],
  ["放款金额", "贷款信息发放额", "yuan", "放款金额（元）"],
  ["贷款余额", "余额", "wan", "余额（万元）"],
  ["年利率", "月利率‰", "yuan", "月利率‰"],
  ["年利率", "贷款信息月利率(‰)", "yuan", "月利率（‰）"],
  ["借款人", "户主", "yuan", "借款人"],
] as const)("a column read as %s and headed %s, in %s, is headed %s", (field, header, unit, expected) => {
  expect(failedHeader(column(header, field), undefined, unit)).toBe(expected);
});

test("the lower of two header rows is taken where it says enough", () => {
  expect(failedHeader(column("贷款信息月利率‰", "年利率"), text("月利率‰"), "yuan")).toBe("月利率‰");
});

test("a column that was not read is not taken for another when it is sent again", () => {
  const header = failedHeader(column("放款金额", null), text("放款金额"), "yuan");
  expect(header).toBe("原表：放款金额");
  expect(failedHeader(column("备注", null), undefined, "yuan")).toBe("备注");

  expect(findHeader(sheetOf("明细", [[...plainHeaders, header]]))).toMatchObject({
    found: { headers: { length: 9 } },
  });
});
