import { expect, test } from "vitest";
import { readAsNew } from "#test/support/as-new-loans.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const context = { programme: chuzhou, today: "2016-11-01" };

test.each([
  ["放款金额", "新增", "续贷"],
  ["放款金额（元）", "首贷", "借新还旧"],
  ["放款金额", "建档立卡", "非建档立卡"],
])("%s over %s and %s is in parts: which of them is meant is asked", (group, first, second) => {
  const upper: Written[] = [...plainHeaders.slice(0, 6), group, null, "放款日期"];
  const lower: Written[] = [...Array.from({ length: 6 }, () => null), first, second, null];
  const rows = [1, 2, 3, 4, 5].map((number): Written[] => [
    ...plainRow(`A${number}`).slice(0, 6),
    number % 2 === 0 ? 30_000 : null,
    number % 2 === 0 ? null : 50_000,
    "2016-06-05",
  ]);

  const read = readAsNew([sheetOf("明细", [upper, lower, ...rows])], "a.xlsx", context);

  expect(read).toMatchObject({ outcome: "refused", failure: { code: "columns-ambiguous" } });
});
