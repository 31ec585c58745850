import { describe, expect, test } from "vitest";
import { routes } from "#shared/contract/routes.ts";
import { personCheckDigit } from "#shared/domain/base/identity.ts";
import { jsonWithoutNumbers, refusePersonNumbers } from "#shared/http/base/personal-numbers.ts";
import { personNumber } from "#test/support/csv-book.ts";

const now = "2016-11-01T02:00:00.000Z";
const number = personNumber(77);
const masked = `${number.slice(0, 6)}********${number.slice(14)}`;
const undo = routes["undo-import"];
const first17 = "34112620160605003";
const loanNo = first17 + personCheckDigit(first17);

describe("what people write", () => {
  test.each([
    ["a reason", undo, { body: { reason: `证号 ${number}` } }, "原因（reason）"],
    ["a name within", undo, { body: { settings: { products: ["农户贷", number] } } }, "设置（settings）"],
    ["a search", routes["list-import-rows"], { query: { loanNo: number } }, "借据号（loanNo）"],
  ])("is refused where %s holds an identity number, with a word of why", (_, route, input, field) => {
    expect(() => refusePersonNumbers(route, input, now)).toThrow(
      expect.objectContaining({
        code: "input-invalid",
        facts: { fields: [`${field}里写有完整的身份证号，请删去或只写后四位`] },
      }),
    );
  });

  test.each([
    ["a loan's number of region, day and serial", { body: { reason: `借据 ${loanNo} 写错了` } }],
    ["the last four digits", { body: { reason: `尾号 ${number.slice(14)}` } }],
    ["where a page goes on", { query: { cursor: `x ${number}` } }],
    ["whom an issuer numbers so", { body: { subject: number } }],
    ["nothing", {}],
  ])("may name %s", (_, input) => {
    expect(() => refusePersonNumbers(undo, input, now)).not.toThrow();
  });

  test("is refused on every route but those that mask it or keep none of it", () => {
    const masking = Object.values(routes).filter((route) => "masksNumbers" in route);

    expect(masking.map(({ id }) => id).sort()).toEqual([
      "announce-import",
      "answer-correction",
      "change-member",
      "change-password",
      "claim-loan",
      "close-correction",
      "decide-assessment",
      "open-entry-link",
      "raise-correction",
      "renew-sign-in",
      "reopen-correction",
      "set-authenticator",
      "set-up-account",
      "sign-in",
      "sign-out",
      "take-in-associations",
      "take-in-members",
      "take-in-poor-households",
    ]);
  });
});

test("an answer has every number masked, and hashes and all else as they are", () => {
  const answer = {
    name: `王小明${number}`,
    rows: [{ purpose: number, amountFen: 341_102_195_001 }],
    at: now,
  };
  const kept = {
    hash: `${number}${"a".repeat(46)}`,
    subject: number,
    loanNo,
    none: null,
  };

  expect(JSON.parse(jsonWithoutNumbers({ ...answer, ...kept }, now))).toEqual({
    name: `王小明${masked}`,
    rows: [{ purpose: masked, amountFen: 341_102_195_001 }],
    at: now,
    ...kept,
  });
});
