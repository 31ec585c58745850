import { classificationNames, classifications, isNonPerforming } from "./classification.ts";
import { type LoanFacts, outstandingFenOf } from "./loan.ts";

/** What totals and lists select loans by, besides their fields. */
export const loanMeasures = [
  "overdue",
  "settled",
  "nonPerforming",
  "renewal",
  "newMoney",
  "poor",
  "outstanding",
  "creditLine",
] as const;
export type LoanMeasure = (typeof loanMeasures)[number];

/** What measures look at. */
export type MeasuredFacts = Pick<
  LoanFacts,
  "amountFen" | "outstandingFen" | "status" | "classification" | "renewal" | "poorHousehold" | "creditLineFen"
>;

/**
 * Tells whether a loan counts for a measure. Overdue and non-performing loans are those on which something is owed (逾期贷款,
 * 不良贷款 are balances); new money is what renews no older loan; outstanding is a balance above zero, and a credit line
 * one above zero.
 */
export function hasMeasure(facts: MeasuredFacts, measure: LoanMeasure): boolean {
  switch (measure) {
    case "overdue":
      return isCalledOverdue(facts) && outstandingFenOf(facts) > 0n;
    case "settled":
      return facts.status === "settled";
    case "nonPerforming":
      return isCalledBad(facts) && outstandingFenOf(facts) > 0n;
    case "renewal":
      return facts.renewal === true;
    case "newMoney":
      return facts.renewal !== true;
    case "poor":
      return facts.poorHousehold === true;
    case "outstanding":
      return outstandingFenOf(facts) > 0n;
    case "creditLine":
      return (facts.creditLineFen ?? 0n) > 0n;
  }
}

/** Tells whether the bank calls a loan overdue, be there a balance or none. */
export function isCalledOverdue({ status }: Pick<LoanFacts, "status">): boolean {
  return status === "overdue";
}

/** Tells whether the bank puts an unsettled loan in a class that is non-performing, be there a balance or none. */
export function isCalledBad({
  classification,
  status,
}: Pick<LoanFacts, "classification" | "status">): boolean {
  return classification !== undefined && isNonPerforming(classification) && status !== "settled";
}

type OwedFacts = Pick<LoanFacts, "amountFen" | "outstandingFen" | "status" | "classification">;

/** The classes of loan quality, best first, and last those that no book has classified. */
export const qualityClasses = [...classifications, "unclassified"] as const;
export type QualityClass = (typeof qualityClasses)[number];

/** The Chinese name of each class. */
export const qualityClassNames: Record<QualityClass, string> = {
  ...classificationNames,
  unclassified: "未分类",
};

/**
 * The class in which a loan's quality counts. A loan on which nothing is owed, be it settled or written off, has none
 * (`undefined`); a balance that a book states of a settled one is unclassified.
 */
export function qualityClassOf(facts: OwedFacts): QualityClass | undefined {
  if (outstandingFenOf(facts) <= 0n) return undefined;
  return facts.status === "settled" ? "unclassified" : (facts.classification ?? "unclassified");
}
