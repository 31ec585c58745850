import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { numberShown } from "#shared/adapters/workbook/number-format.ts";
import type { NumberShown } from "#shared/domain/base/sheet.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { readHere } from "./read-here.ts";

test.each<[format: string, shown: NumberShown | undefined]>([
  ["General", undefined],
  ["0", undefined],
  ["0.00", undefined],
  ["#,##0.00", undefined],
  ["#,##0.00_ ;[Red]\\-#,##0.00\\ ", undefined],
  ["0000000000", { zeroPaddedTo: 10 }],
  ["00", { zeroPaddedTo: 2 }],
  ["000000_ ", { zeroPaddedTo: 6 }],
  ['"No."000000', { template: '"No."000000' }],
  ["0000-0000", { template: '0000"-"0000' }],
  ['"PSBC"000000', { template: '"PSBC"000000' }],
  ['0000"-"0000', { template: '0000"-"0000' }],
  ["000\\-000_ ", { template: '000"-"000' }],
  ['"JJ"0', { template: '"JJ"0' }],
  ['"JJ"General', { template: '"JJ"#' }],
  ["[$JJ-804]000", { template: '"JJ"000' }],
  ["[$-804]000000", { zeroPaddedTo: 6 }],
  ["###-##-####", { template: '###"-"##"-"####' }],
  ['0"号"', { template: '0"号"' }],
  ['"第"0"期"', { template: '"第"0"期"' }],
  ['[<1000]"A"000;"B"000', { scaled: true }],
  ['"PSBC"000000.00', undefined],
  ["0E+00", undefined],
  ["##0.0E+0", undefined],
  ["# ?/?", undefined],
  ["@", undefined],
  ["_ * 0_ ", undefined],
  ["0.00[$元-804]", { unit: "yuan" }],
  ["0.00%", { percent: true }],
  ['0.00"%"', undefined],
  ['0.00"万元"', { unit: "wan" }],
  ["0.00万元", { unit: "wan" }],
  ["General\\万", { unit: "wan" }],
  ['#,##0.00"元"', { unit: "yuan" }],
  ["#,##0.00\\元_);(#,##0.00\\元)", { unit: "yuan" }],
  ['G/通用格式"元"', { unit: "yuan" }],
  ['"人民币"0.00', undefined],
  ['0.00"人民币元"', { unit: "yuan" }],
  ['0"个月"', undefined],
  ['0.00"‰"', undefined],
  ['0"户"', undefined],
  ['0.00"亿元"', { scaled: true }],
  ['0.00"千元"', { scaled: true }],
  ['0.00"美元"', { scaled: true }],
  ["0,", { scaled: true }],
  ["0.0,", { scaled: true }],
  ["#,##0,", { scaled: true }],
  ["#,##0,,", { scaled: true }],
  ["0,.00", { scaled: true }],
  ["0!.0,", { scaled: true }],
  ['0!.0,"万"', { unit: "wan", scaled: true }],
  ['0\\.0000"万元"', { unit: "wan", scaled: true }],
  ['0"."0000', { scaled: true }],
  ['[>=10000]0!.0,"万";0', { scaled: true }],
  ['[>=10000]0!.0,"万元";0"元"', { scaled: true }],
  ["[$￥-804]#,##0.00", undefined],
  ["[Red]0.00", undefined],
  ["[>0]0.00;0", undefined],
  ['"TRUE";"TRUE";"FALSE"', undefined],
  ["", undefined],
  ['"', undefined],
  ["[", undefined],
  ["\\", undefined],
])("the format %s shows a number as %j", (format, shown) => {
  expect(numberShown(format)).toEqual(shown);
});

test.each(["xlsx", "xls", "ods"])(
  "formats.%s shows its numbers as LibreOffice was told",
  async (extension) => {
    const file = new URL(`../../fixtures/workbooks/formats.${extension}`, import.meta.url);
    const [sheet] = await readHere(await readFile(file));

    expect(rowsOf(sheet).at(-1)?.cells).toEqual([
      { kind: "number", text: "12", shown: { zeroPaddedTo: 10 } },
      { kind: "number", text: "5.5", shown: { unit: "wan" } },
      { kind: "number", text: "50000", shown: { unit: "yuan" } },
      { kind: "number", text: "12345", shown: { scaled: true } },
      { kind: "number", text: "0.0475", shown: { percent: true } },
      { kind: "day", day: "2016-05-10", text: "42500" },
      { kind: "number", text: "0.57" },
      { kind: "error", text: "#DIV/0!" },
      { kind: "number", text: "1.14" },
      { kind: "boolean", value: true },
    ]);
    expect(rowsOf(sheet)[0]?.cells).toEqual([
      { kind: "text", text: "银会合作" },
      null,
      null,
      { kind: "text", text: "㛃𠮷·  ·" },
    ]);
    expect(sheet?.merges).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 }]);
    expect(sheet?.hiddenColumns).toEqual([1]);
  },
);
