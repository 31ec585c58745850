import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import type { QualityClass } from "#shared/domain/ledger/loan-measure.ts";

/** The class of a loan up to edition 6: also a written-off loan on which nothing is owed had one. */
export function earlierQualityClassOf(facts: LoanFacts): QualityClass | undefined {
  if (facts.classification !== undefined && facts.status !== "settled") return facts.classification;
  return outstandingFenOf(facts) > 0n ? "unclassified" : undefined;
}
