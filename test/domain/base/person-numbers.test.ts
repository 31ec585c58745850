import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { personCheckDigit } from "#shared/domain/base/identity.ts";
import { holdsPersonNumber, maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { personNumber } from "#test/support/csv-book.ts";

const today = "2016-11-01";
const good = "34010119900101123X".replace("X", personCheckDigit("34010119900101123"));
const withX = "11010519491231002X";
const wrong = "110105194912310039";
const old = "340101800229123";

/** An identity number with a good check digit whose digits 7 to 14 are the day. */
function numberOfDay(day: string, serial = "123"): string {
  const first17 = `341126${day}${serial}`;
  return first17 + personCheckDigit(first17);
}

const serials = Array.from({ length: 999 }, (_, index) => String(index + 1).padStart(3, "0"));
const spelt: [how: string, text: string][] = [
  ["alone", good],
  ["glued to words", `王小明${good}`],
  ["between words", `购化肥(${good})用`],
  ["glued to letters", `PSBC${good}`],
  ["with a serial behind it", `${good}01`],
  ["with a day before it", `20160630${good}`],
  ["in fours", good.replaceAll(/(.{4})/g, "$1 ")],
  ["in its parts", `${good.slice(0, 6)}-${good.slice(6, 14)}-${good.slice(14)}`],
  ["digit by digit", [...good].join(" ")],
  ["with spaced dashes", `${good.slice(0, 6)} — ${good.slice(6)}`],
  ["full-width", [...good].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("")],
  ["with invisible blanks", [...good].join("\u200b")],
  ["behind another number", `50000,${good}`],
  ["in a file's name", `名单_${good}_20160630.xlsx`],
  ["with a small x", withX.toLowerCase()],
  ["with a full-width X", withX.replace("X", "Ｘ")],
  ["with its X apart", withX.replace("X", " X")],
];

describe("an identity number in a text", () => {
  test.each(spelt)("is found %s", (_, text) => {
    expect(holdsPersonNumber(text, { today })).toBe(true);
  });

  test.each(spelt)("is masked %s, and what stands around it is left", (_, text) => {
    const masked = maskPersonNumbers(text, { today });

    expect(holdsPersonNumber(masked, { likely: true })).toBe(false);
    expect(masked).toMatch(/\d{6}\*{8}\d{3}[\dXxＸ]/);
    expect(maskPersonNumbers(masked)).toBe(masked);
  });

  test("of any grown-up is found whatever it is glued to", () => {
    const around = fc.constantFrom("", "借款人", "No.", "JK", "（", " ", "_");
    fc.assert(
      fc.property(around, fc.nat(100_000), around, (before, n, after) => {
        expect(holdsPersonNumber(before + personNumber(n) + after, { today })).toBe(true);
      }),
    );
  });

  test("is masked with its first six and last four signs left, several of them too", () => {
    expect(maskPersonNumbers(`甲${good}，乙${withX}。`)).toBe(
      `甲340101********${good.slice(-4)}，乙110105********002X。`,
    );
  });
});

describe("no identity number is", () => {
  test.each([
    ["a number with a wrong check digit", wrong],
    ["an organisation's code", "914403001922038216"],
    ["an organisation's code with letters", "91350100M000100Y43"],
    ["a number of 18 digits without a birthday", `3411261990133112${"34"}`],
    ["a number of a region that is none", `99${numberOfDay("19900101").slice(2)}`],
    ["the number of a bank card", "6217995840001234567"],
    ["a number of 15 digits, however it reads", old],
    ["a day and other numbers side by side", "2016-06-05 341126 0012"],
    ["a telephone number", "138 1234 5678"],
    ["digits that letters part", "340101A19900101A1234"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(holdsPersonNumber(text, { today })).toBe(false);
    expect(maskPersonNumbers(text, { today })).toBe(text);
  });

  test("any loan number of region, day of disbursement and serial, whose check digit often holds", () => {
    const held = serials.map((serial) => numberOfDay("20160605", serial));

    expect(held.filter((number) => holdsPersonNumber(number, { today }))).toEqual([]);
    expect(held.filter((number) => holdsPersonNumber(number, {}))).toEqual(held);
  });

  test("that of somebody who turns sixteen tomorrow", () => {
    expect(holdsPersonNumber(numberOfDay("20001101"), { today })).toBe(true);
    expect(holdsPersonNumber(numberOfDay("20001102"), { today })).toBe(false);
  });

  test("but one in ten thousand of numbers made up of any 18 digits", () => {
    let held = 0;
    for (let n = 1; n <= 100_000; n++) {
      const digits = String((n * 2_654_435_761) % 999_999_937).padStart(9, "0");
      const more = String((n * 40_503 + 12_345) % 999_999_929).padStart(9, "0");
      if (holdsPersonNumber(digits + more, { today })) held += 1;
    }
    expect(held).toBeLessThan(10);
  });
});

describe("where no long number belongs", () => {
  test.each([
    ["a wrong check digit", `王小明${wrong}`, "王小明110105********0039"],
    ["an old number", `王小明${old}`, "王小明340101*****9123"],
    ["an old number in its parts", "340101 800229 123 王小明", "340101*****9123 王小明"],
  ])("%s counts as well", (_, text, masked) => {
    expect(holdsPersonNumber(text, { likely: true, today })).toBe(true);
    expect(maskPersonNumbers(text, { likely: true, today })).toBe(masked);
  });

  test.each([
    ["a code of region and a day of these years", "341126160605001"],
    ["a card's number", "6217995840001234567"],
    ["digits of which none is a birthday", "王小明341126601332123"],
  ])("%s does not", (_, text) => {
    expect(holdsPersonNumber(text, { likely: true, today })).toBe(false);
  });

  test("a text that speaks of 身份证 may hold an old number anywhere", () => {
    expect(holdsPersonNumber(`身份证${old}`, { today })).toBe(true);
  });
});
