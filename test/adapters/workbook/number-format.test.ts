import { expect, test } from "vitest";
import { numberShown } from "#shared/adapters/workbook/number-format.ts";

test.each([
  ["General", undefined],
  ["G/通用格式", undefined],
  ["0", undefined],
  ["#,##0.00", undefined],
  ["#,##0.00;[Red]-#,##0.00", undefined],
  ["0.00%", { percent: true }],
  ['0.00"%"', undefined],
  ["0000000000", { zeroPaddedTo: 10 }],
  ["00", { zeroPaddedTo: 2 }],
  ['0.00"元"', { unit: "yuan" }],
  ["0.00\\万\\元", { unit: "wan" }],
  ['0.00"万元"', { unit: "wan" }],
  ["[$￥-804]#,##0.00", undefined],
  ["#,##0,", { scaled: true }],
  ["0.00,,", { scaled: true }],
  ["0!.0,", { scaled: true }],
  ["0!.0000", { scaled: true }],
  ['0"."0,"万"', { unit: "wan", scaled: true }],
  ["0\\.0000万元", { unit: "wan", scaled: true }],
] as const)("a number in the format %s is shown as %j", (format, expected) => {
  expect(numberShown(format)).toEqual(expected);
});
