import { expect, test } from "vitest";
import { hasMeasure, qualityClassOf } from "#shared/domain/ledger/loan-measure.ts";
import { measuresOf } from "#shared/domain/ledger/totals.ts";
import { loanFacts } from "#test/support/loans.ts";

test.each([
  ["a balance of a fen", { outstandingFen: 1n }, true],
  ["a balance of nothing", { outstandingFen: 0n }, false],
  ["no balance told", {}, true],
  ["no balance told, settled", { status: "settled" }, false],
  ["no balance told, written off", { status: "written-off" }, false],
  ["a balance told, settled all the same", { status: "settled", outstandingFen: 1n }, true],
] as const)("a loan with %s is outstanding: %s", (_, changes, outstanding) => {
  expect(hasMeasure(loanFacts(changes), "outstanding")).toBe(outstanding);
});

test.each([
  ["its own", { classification: "doubtful", outstandingFen: 1n }, "doubtful"],
  ["none when written off without a balance", { classification: "loss", status: "written-off" }, undefined],
  ["none when nothing is owed", { classification: "doubtful", outstandingFen: 0n }, undefined],
  ["none when settled", { classification: "doubtful", status: "settled" }, undefined],
  ["none when nothing is owed and none was told", { outstandingFen: 0n }, undefined],
  ["the unclassified when something is owed", { outstandingFen: 1n }, "unclassified"],
  [
    "the unclassified when settled with a balance",
    { classification: "loss", status: "settled", outstandingFen: 1n },
    "unclassified",
  ],
] as const)("a loan's class is %s", (_, changes, expected) => {
  expect(qualityClassOf(loanFacts(changes))).toBe(expected);
});

test.each([
  ["overdue", { status: "overdue" }],
  ["nonPerforming", { classification: "substandard" }],
] as const)(
  "a loan is %s only while something is owed on it, and its totals go on as the bank calls it",
  (measure, changes) => {
    const owing = loanFacts({ ...changes, outstandingFen: 1n });
    const paid = loanFacts({ ...changes, outstandingFen: 0n });

    expect([owing, paid].map((facts) => hasMeasure(facts, measure))).toEqual([true, false]);
    expect([owing, paid].map((facts) => measuresOf(facts)[`${measure}Count`])).toEqual([1n, 1n]);
  },
);
