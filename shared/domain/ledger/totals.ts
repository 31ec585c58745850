import type { Fen } from "#shared/domain/base/money.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { groupsOf, unattributed } from "./attribution.ts";
import { type LoanFacts, outstandingFenOf } from "./loan.ts";
import { hasMeasure, isCalledBad, isCalledOverdue, type LoanMeasure } from "./loan-measure.ts";

/** Every measure that totals keep; those ending in Fen are money, the others count loans. */
export const measureNames = [
  "loanCount",
  "disbursedFen",
  "outstandingFen",
  "overdueCount",
  "overdueFen",
  "settledCount",
  "settledFen",
  "nonPerformingCount",
  "nonPerformingFen",
  "renewalCount",
  "renewalFen",
  "poorCount",
  "poorFen",
  "creditLineCount",
  "creditLineFen",
] as const;
export type MeasureName = (typeof measureNames)[number];

/** One value for each measure; as a delta, what a change adds to each. */
export type Measures = Record<MeasureName, bigint>;

/**
 * The name of one total: `programme`, `cell#2016-06#341102#member` (disbursement month, county, borrower type),
 * `association#<associationId>` or `import#<importId>` (what an import added).
 */
export type TotalsKey = string;

/** The measures of nothing. */
export function zeroMeasures(): Measures {
  return {
    loanCount: 0n,
    disbursedFen: 0n,
    outstandingFen: 0n,
    overdueCount: 0n,
    overdueFen: 0n,
    settledCount: 0n,
    settledFen: 0n,
    nonPerformingCount: 0n,
    nonPerformingFen: 0n,
    renewalCount: 0n,
    renewalFen: 0n,
    poorCount: 0n,
    poorFen: 0n,
    creditLineCount: 0n,
    creditLineFen: 0n,
  };
}

/**
 * What one loan adds to every total it belongs to. Overdue and non-performing loans are counted as the bank calls them,
 * also those on which nothing is owed any more, as they were in the totals of all earlier versions (ADR 49): what is
 * shown is counted by `hasMeasure`. Their money is what is still owed; settled, renewal and poor-household money is what was disbursed; a credit line is what the book states of the loan.
 */
export function measuresOf(facts: LoanFacts): Measures {
  const outstandingFen = outstandingFenOf(facts);
  const where = (counts: boolean, fen: Fen): [bigint, Fen] => (counts ? [1n, fen] : [0n, 0n]);
  const of = (measure: LoanMeasure, fen: Fen) => where(hasMeasure(facts, measure), fen);
  const [overdueCount, overdueFen] = where(isCalledOverdue(facts), outstandingFen);
  const [settledCount, settledFen] = of("settled", facts.amountFen);
  const [nonPerformingCount, nonPerformingFen] = where(isCalledBad(facts), outstandingFen);
  const [renewalCount, renewalFen] = of("renewal", facts.amountFen);
  const [poorCount, poorFen] = of("poor", facts.amountFen);
  const [creditLineCount, creditLineFen] = of("creditLine", facts.creditLineFen ?? 0n);
  return {
    loanCount: 1n,
    disbursedFen: facts.amountFen,
    outstandingFen,
    overdueCount,
    overdueFen,
    settledCount,
    settledFen,
    nonPerformingCount,
    nonPerformingFen,
    renewalCount,
    renewalFen,
    poorCount,
    poorFen,
    creditLineCount,
    creditLineFen,
  };
}

/** The sum of two sets of measures, or their difference with `sign` −1. */
export function addMeasures(a: Measures, b: Measures, sign: 1n | -1n = 1n): Measures {
  const sum = zeroMeasures();
  for (const name of measureNames) sum[name] = a[name] + sign * b[name];
  return sum;
}

/** Tells whether every measure is zero. */
export function isZero(measures: Measures): boolean {
  return measureNames.every((name) => measures[name] === 0n);
}

/** The key of the whole programme's total. */
export const programmeKey: TotalsKey = "programme";

/** The keys of the totals that a loan belongs to whatever import brought it: programme, cell and association. */
export function totalsKeysOf(facts: LoanFacts): TotalsKey[] {
  return [programmeKey, cellKeyOf(facts), associationKey(groupsOf(facts).associationId)];
}

/** The key of the cell (disbursement month × county × borrower type) that a loan belongs to. */
export function cellKeyOf(facts: LoanFacts): TotalsKey {
  const { countyCode, borrowerType } = groupsOf(facts);
  return `cell#${monthOf(facts.disbursedOn)}#${countyCode}#${borrowerType}`;
}

/** The key of an association's total. */
export function associationKey(associationId: string): TotalsKey {
  return `association#${associationId}`;
}

/** The key of the total of loans without an association. */
export const unattributedKey: TotalsKey = associationKey(unattributed);

/** The key of what one import added. */
export function importKey(importId: string): TotalsKey {
  return `import#${importId}`;
}

/** The deltas of one chunk of changes, per total, collected with `addLoanChange`; a map so that each total is touched once. */
export type TotalsDelta = Map<TotalsKey, Measures>;

/** Adds to a delta what it means that a loan goes from one state to another; `before` absent is a new loan. */
export function addLoanChange(
  delta: TotalsDelta,
  importId: string,
  before: LoanFacts | undefined,
  after: LoanFacts | undefined,
): void {
  const own = importKey(importId);
  if (before !== undefined) {
    for (const key of [...totalsKeysOf(before), own]) bump(delta, key, measuresOf(before), -1n);
  }
  if (after !== undefined) {
    for (const key of [...totalsKeysOf(after), own]) bump(delta, key, measuresOf(after), 1n);
  }
}

function bump(delta: TotalsDelta, key: TotalsKey, measures: Measures, sign: 1n | -1n): void {
  delta.set(key, addMeasures(delta.get(key) ?? zeroMeasures(), measures, sign));
}
