import { expect, test } from "vitest";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { readIdentifier } from "#shared/domain/imports/reading/identifier.ts";

const read = (cell: Cell) => {
  const found = readIdentifier(cell);
  return "text" in found ? found.text : found.fault;
};
const text = (written: string) => read({ kind: "text", text: written });
const number = (written: string) => read({ kind: "number", text: written });

test.each([
  ["PSBC34112016060100", "PSBC34112016060100"],
  ["'0012", "0012"],
  [" ＰＳＢＣ 001 ", "PSBC001"],
  ["2016E0012", "2016E0012"],
  ["12E0345678", "12E0345678"],
  ["（2016）滁农借字第001号", "(2016)滁农借字第001号"],
  ["2016-6-1", "2016-6-1"],
  ["340001.0", "340001"],
  ["00340001.00", "00340001"],
  ["340001.", "340001"],
  ["2016.06.001", "2016.06.001"],
])("%s is the number %s", (written, expected) => {
  expect(text(written)).toBe(expected);
});

test.each([
  ["1.0E13", "as-number"],
  ["6.21799E+18", "as-number"],
  ["6.2e18", "as-number"],
  ["6E18", "as-number"],
  ["62.18E+17", "as-number"],
  ["621E+15", "as-number"],
  ["6.2E-05", "as-number"],
  ["６．２Ｅ＋１８", "as-number"],
  ["6217991234567890.0", "as-number"],
  ["340001.10", "code-fraction"],
  ["2016/6/1", "code-as-day"],
  ["2016-06-01 12:30", "code-as-day"],
  ["6月1日", "code-as-day"],
  ["1-Jun", "code-as-day"],
  ["Jun-16", "code-as-day"],
  ["true", "value-boolean"],
  ["PSBC\ufffd01", "text-broken"],
  ["锟斤拷", "text-broken"],
  ["PSBC100²", "text-superscript"],
  ["PSBC100①", "text-superscript"],
])("%s is no number: %s", (written, fault) => {
  expect(text(written)).toBe(fault);
});

test.each<[Cell, string]>([
  [{ kind: "number", text: "351030001351351000" }, "as-number"],
  [{ kind: "number", text: "1234567890123456" }, "as-number"],
  [{ kind: "number", text: "340001", shown: { scaled: true } }, "as-number"],
  [{ kind: "number", text: "0.52" }, "code-fraction"],
  [{ kind: "day", day: "2016-06-01", text: "42522" }, "code-as-day"],
  [{ kind: "boolean", value: true }, "value-boolean"],
])("the cell %j is no number: %s", (cell, fault) => {
  expect(read(cell)).toBe(fault);
});

test("a number of 15 digits is whole, and keeps the noughts that its format shows", () => {
  expect(number("123456789012345")).toBe("123456789012345");
  expect(read({ kind: "number", text: "341", shown: { zeroPaddedTo: 20 } })).toBe(`${"0".repeat(17)}341`);
});
