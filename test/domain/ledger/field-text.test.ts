import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges, factsFromTexts, fieldChanges, fieldText } from "#shared/domain/ledger/field-text.ts";
import { type LoanField, loanFields } from "#shared/domain/ledger/loan.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";

describe("the changes between two states of a loan", () => {
  test("lead from the one to the other, and name only what differs", () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const changes = fieldChanges(before, after);
        expect(applyChanges(before, changes)).toEqual(after);
        for (const change of changes) expect(change.before).not.toBe(change.after);
        const named = new Set(changes.map(({ field }) => field));
        for (const field of loanFields.filter((one) => !named.has(one))) {
          expect(before[field]).toEqual(after[field]);
        }
      }),
    );
  });

  test("from nothing make the loan, and between equal states are none", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(applyChanges(undefined, fieldChanges(undefined, facts))).toEqual(facts);
        expect(fieldChanges(facts, { ...facts })).toEqual([]);
      }),
    );
  });

  test("are refused by a state that is not the one they start from", () => {
    const changes = fieldChanges(loanFacts(), loanFacts({ amountFen: 6_000_000n }));
    expect(() => applyChanges(loanFacts({ amountFen: 1n }), changes)).toThrow(RangeError);
    expect(() => applyChanges(undefined, changes)).toThrow(RangeError);
  });
});

describe("the facts of a loan", () => {
  test("are read back from the texts of their fields", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(factsFromTexts((field) => fieldText(facts, field))).toEqual(facts);
      }),
    );
  });

  test.each<[LoanField, string | null]>([
    ["amountFen", null],
    ["amountFen", ""],
    ["amountFen", "0x10"],
    ["amountFen", "5.5"],
    ["amountFen", "007"],
    ["borrowerType", "nobody"],
    ["status", "gone"],
    ["classification", "fine"],
    ["annualRatePpm", "abc"],
    ["annualRatePpm", "NaN"],
    ["annualRatePpm", "4e4"],
    ["outstandingFen", " 5"],
    ["poorHousehold", "yes"],
    ["renewal", ""],
    ["disbursedOn", "2016-02-30"],
    ["dueOn", "2016/06/05"],
  ])("are refused when the text of %s is %j", (field, text) => {
    expect(() => factsFromTexts((one) => (one === field ? text : fieldText(loanFacts(), one)))).toThrow();
  });
});
