import fc from "fast-check";
import { expect, test } from "vitest";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import {
  addLoanChange,
  addMeasures,
  cellKeyOf,
  isZero,
  type Measures,
  measureNames,
  measuresOf,
  type TotalsDelta,
  zeroMeasures,
} from "#shared/domain/ledger/totals.ts";
import { cellOf } from "#shared/domain/progress/cell.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";

/** A step of history: a loan goes to a state, or vanishes, by an import. */
const step = fc.record({
  loan: fc.nat(5),
  importId: fc.constantFrom("i1", "i2"),
  after: fc.option(anyFacts, { nil: undefined, freq: 6 }),
});

function naive(loans: Iterable<LoanFacts>, belongs: (facts: LoanFacts) => boolean): Measures {
  const own = [...loans].filter(belongs);
  const owed = (facts: LoanFacts) =>
    facts.outstandingFen ??
    (facts.status === "settled" || facts.status === "written-off" ? 0n : facts.amountFen);
  const sum = (of: LoanFacts[], fen: (facts: LoanFacts) => bigint) =>
    of.reduce((total, facts) => total + fen(facts), 0n);
  const amount = (facts: LoanFacts) => facts.amountFen;
  const count = (of: LoanFacts[]) => BigInt(of.length);
  const overdue = own.filter(({ status }) => status === "overdue");
  const settled = own.filter(({ status }) => status === "settled");
  const bad = own.filter(
    ({ classification, status }) =>
      ["substandard", "doubtful", "loss"].includes(classification ?? "") && status !== "settled",
  );
  const renewal = own.filter((facts) => facts.renewal);
  const poor = own.filter((facts) => facts.poorHousehold);
  const lined = own.filter(({ creditLineFen }) => creditLineFen !== undefined && creditLineFen > 0n);
  return {
    loanCount: count(own),
    disbursedFen: sum(own, amount),
    outstandingFen: sum(own, owed),
    overdueCount: count(overdue),
    overdueFen: sum(overdue, owed),
    settledCount: count(settled),
    settledFen: sum(settled, amount),
    nonPerformingCount: count(bad),
    nonPerformingFen: sum(bad, owed),
    renewalCount: count(renewal),
    renewalFen: sum(renewal, amount),
    poorCount: count(poor),
    poorFen: sum(poor, amount),
    creditLineCount: count(lined),
    creditLineFen: sum(lined, ({ creditLineFen }) => creditLineFen ?? 0n),
  };
}

test("the deltas of any history add up, in every total, to what a naive count of the loans gives", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const delta: TotalsDelta = new Map();
      const loans = new Map<number, LoanFacts>();
      for (const { loan, importId, after } of steps) {
        addLoanChange(delta, importId, loans.get(loan), after);
        if (after === undefined) loans.delete(loan);
        else loans.set(loan, after);
      }

      const all = [...loans.values()];
      expect(delta.get("programme") ?? zeroMeasures()).toEqual(naive(all, () => true));
      for (const [key, measures] of delta) {
        const [kind, one, county, type] = key.split("#");
        if (kind === "association")
          expect(measures).toEqual(naive(all, (facts) => groupsOf(facts).associationId === one));
        if (kind === "cell") {
          expect(measures).toEqual(
            naive(
              all,
              (facts) =>
                facts.disbursedOn.startsWith(one as string) &&
                groupsOf(facts).countyCode === county &&
                groupsOf(facts).borrowerType === type,
            ),
          );
        }
      }
      for (const kind of ["cell#", "association#", "import#"]) {
        const parts = [...delta].filter(([key]) => key.startsWith(kind)).map(([, measures]) => measures);
        const sum = parts.reduce((total, measures) => addMeasures(total, measures), zeroMeasures());
        expect(sum, kind).toEqual(delta.get("programme") ?? zeroMeasures());
      }
    }),
  );
});

test("a loan that comes and goes leaves nothing", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const delta: TotalsDelta = new Map();
      addLoanChange(delta, "i1", undefined, facts);
      expect([...delta.values()].some(isZero)).toBe(false);
      addLoanChange(delta, "i1", facts, undefined);
      expect([...delta.values()].every(isZero)).toBe(true);
    }),
  );
});

test.each<[string, Partial<LoanFacts>, Partial<Measures>]>([
  ["with no balance told", {}, { outstandingFen: 5_000_000n, overdueCount: 0n }],
  ["settled", { status: "settled" }, { outstandingFen: 0n, settledCount: 1n, settledFen: 5_000_000n }],
  ["written off", { status: "written-off" }, { outstandingFen: 0n, settledCount: 0n }],
  [
    "overdue",
    { status: "overdue", outstandingFen: 7n },
    { outstandingFen: 7n, overdueCount: 1n, overdueFen: 7n },
  ],
  ["of special mention", { classification: "special-mention" }, { nonPerformingCount: 0n }],
  [
    "substandard",
    { classification: "substandard" },
    { nonPerformingCount: 1n, nonPerformingFen: 5_000_000n },
  ],
  ["settled though doubtful", { classification: "doubtful", status: "settled" }, { nonPerformingCount: 0n }],
  ["renewed", { renewal: true }, { renewalCount: 1n, renewalFen: 5_000_000n, disbursedFen: 5_000_000n }],
  ["of a poor household", { poorHousehold: true }, { poorCount: 1n, poorFen: 5_000_000n }],
])("a loan %s counts as such", (_, changes, expected) => {
  expect(measuresOf(loanFacts(changes))).toMatchObject(expected);
});

test("a cell is read back from its key, and other keys are none", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(cellOf({ key: cellKeyOf(facts), measures: measuresOf(facts) })).toEqual({
        month: facts.disbursedOn.slice(0, 7),
        countyCode: groupsOf(facts).countyCode,
        borrowerType: groupsOf(facts).borrowerType,
        measures: measuresOf(facts),
      });
    }),
  );
  for (const key of ["programme", "cell#2016-06#341102", "cell#2016-06#341102#nobody"]) {
    expect(() => cellOf({ key, measures: zeroMeasures() })).toThrow(RangeError);
  }
});

test("every measure is counted by some loan", () => {
  const told = { poorHousehold: true, renewal: true, creditLineFen: 1n } as const;
  const facts = loanFacts({ ...told, status: "overdue", classification: "loss" });
  const sum = addMeasures(measuresOf(facts), measuresOf(loanFacts({ status: "settled" })));
  for (const name of measureNames) expect(sum[name], name).toBeGreaterThan(0n);
});
