import { expect, test } from "vitest";
import type { NumberShown } from "#shared/domain/base/sheet.ts";
import { codeText, showsOtherDigits } from "#shared/domain/imports/reading/code-text.ts";

test.each<[string, NumberShown | undefined, string]>([
  ["123", undefined, "123"],
  ["123", { zeroPaddedTo: 6 }, "000123"],
  ["1234567", { zeroPaddedTo: 6 }, "1234567"],
  ["123", { template: '"PSBC"000000' }, "PSBC000123"],
  ["1234567", { template: '"PSBC"000000' }, "PSBC1234567"],
  ["123", { template: '0000"-"0000' }, "0000-0123"],
  ["123456789", { template: '0000"-"0000' }, "12345-6789"],
  ["5", { template: '"JJ"0' }, "JJ5"],
  ["0", { template: '"JJ"#' }, "JJ0"],
  ["123", { template: '###"-"##"-"####' }, "--123"],
  ["16", { template: '"第"0" 期"' }, "第16期"],
  ["-5", { template: '"PSBC"000000' }, "-5"],
  ["12.5", { template: '"PSBC"000000' }, "12.5"],
])("the number %s shown as %j is the code %s", (text, shown, code) => {
  expect(codeText({ kind: "number", text, ...(shown === undefined ? {} : { shown }) })).toBe(code);
});

test.each<[string, NumberShown | undefined, boolean]>([
  ["123", { template: '"PSBC"000000' }, false],
  ["123", undefined, false],
  ["-123", undefined, true],
  ["12.5", undefined, true],
  ["12", { percent: true }, true],
  ["12", { scaled: true }, true],
])(
  "the number %s shown as %j: its digits are others than people see, or no code: %s",
  (text, shown, other) => {
    const cell = { kind: "number", text, ...(shown === undefined ? {} : { shown }) } as const;
    expect(showsOtherDigits(cell)).toBe(other);
  },
);
