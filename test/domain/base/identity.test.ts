import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  examineOrganisationNumber,
  examinePersonNumber,
  maskIdentity,
  maskName,
  organisationCheckDigit,
  personCheckDigit,
} from "#shared/domain/base/identity.ts";
import { anyDay } from "#test/support/loans.ts";

const first17 = fc
  .tuple(fc.integer({ min: 100_000, max: 999_999 }), anyDay, fc.integer({ min: 0, max: 999 }))
  .map(([place, day, order]) => `${place}${day.replaceAll("-", "")}${String(order).padStart(3, "0")}`);
const validPerson = first17.map((digits) => digits + personCheckDigit(digits));
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const validOrganisation = fc
  .string({ unit: fc.constantFrom(...alphabet), minLength: 17, maxLength: 17 })
  .map((first) => first + organisationCheckDigit(first));

describe("a resident's number", () => {
  test("of the standard's own example is good", () => {
    expect(examinePersonNumber("11010519491231002X")).toEqual({
      kind: "person",
      number: "11010519491231002X",
    });
  });

  test("with its check digit and birthday is good, whatever its first six digits", () => {
    fc.assert(
      fc.property(validPerson, (number) => {
        expect(examinePersonNumber(number)).toEqual({ kind: "person", number });
      }),
    );
  });

  test("with any one digit changed is found out by the check digit", () => {
    fc.assert(
      fc.property(validPerson, fc.nat(17), fc.constantFrom(..."0123456789X"), (number, at, other) => {
        fc.pre(number[at] !== other && (other !== "X" || at === 17));
        const changed = number.slice(0, at) + other + number.slice(at + 1);
        expect(examinePersonNumber(changed)).toEqual({ fault: "identity-check-digit" });
      }),
    );
  });

  test("with two neighbouring digits exchanged is found out by the check digit", () => {
    fc.assert(
      fc.property(validPerson, fc.nat(15), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const changed = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
        expect(examinePersonNumber(changed)).toEqual({ fault: "identity-check-digit" });
      }),
    );
  });

  test("of the old fifteen digits becomes the eighteen of the same person", () => {
    expect(examinePersonNumber("110105491231002")).toEqual(examinePersonNumber("11010519491231002X"));
  });

  test.each([
    ["110105491331002", "identity-birthday"],
    ["1101051949123100", "identity-length"],
    ["11010519491231002x", "identity-characters"],
    ["1101051949123100AX", "identity-characters"],
    ["110105194912310020", "identity-check-digit"],
    ["", "identity-length"],
  ])("%j is refused for %s", (text, fault) => {
    expect(examinePersonNumber(text)).toEqual({ fault });
  });

  test("with a good check digit but no birthday is refused", () => {
    const digits = "11010519490230002";
    expect(examinePersonNumber(digits + personCheckDigit(digits))).toEqual({ fault: "identity-birthday" });
  });
});

describe("an organisation's code", () => {
  test.each(["91350100M000100Y43", "91330100799655058B", "914403001922038216"])("%s is good", (number) => {
    expect(examineOrganisationNumber(number)).toEqual({ kind: "organisation", number });
  });

  test("with any one character changed is found out by the check character", () => {
    fc.assert(
      fc.property(validOrganisation, fc.nat(17), fc.constantFrom(...alphabet), (number, at, other) => {
        expect(examineOrganisationNumber(number)).toEqual({ kind: "organisation", number });
        fc.pre(number[at] !== other);
        const changed = number.slice(0, at) + other + number.slice(at + 1);
        expect(examineOrganisationNumber(changed)).toEqual({ fault: "identity-check-digit" });
      }),
    );
  });

  test.each([
    ["341100600012345", "341100600012345"],
    ["79965505-X", "79965505X"],
    ["79965505X", "79965505X"],
  ])("%s of an older kind is taken as %s", (text, number) => {
    expect(examineOrganisationNumber(text)).toEqual({ kind: "organisation", number });
  });

  test.each([
    ["91350100M000100Y4I", "identity-check-digit"],
    ["9135010OM000100Y43", "identity-characters"],
    ["91350100M000100Y4", "identity-length"],
  ])("%s is refused for %s", (text, fault) => {
    expect(examineOrganisationNumber(text)).toEqual({ fault });
  });
});

describe("what is shown of a person", () => {
  test.each([
    ["34012319900101123X", "340123********123X"],
    ["110105491231002", "110105*****1002"],
    ["79965505X", "*****505X"],
    ["1234567", "*******"],
    ["", ""],
  ])("of the number %j is %j", (number, shown) => {
    expect(maskIdentity(number)).toBe(shown);
  });

  test.each([
    ["张三", "张*"],
    ["𠮷田", "𠮷*"],
    ["", ""],
  ])("of the name %j is %j", (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });
});
