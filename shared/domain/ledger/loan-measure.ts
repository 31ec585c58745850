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

/** Tells whether a loan counts for a measure. New money is what renews no older loan; outstanding is a balance above zero, and a credit line one above zero. */
export function hasMeasure(facts: LoanFacts, measure: LoanMeasure): boolean {
  switch (measure) {
    case "overdue":
    case "settled":
      return facts.status === measure;
    case "nonPerforming":
      return (
        facts.classification !== undefined &&
        isNonPerforming(facts.classification) &&
        facts.status !== "settled"
      );
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
 * The class in which a loan's quality counts. A settled loan has none (`undefined`), unless a book still states a
 * balance of it: that money is unclassified.
 */
export function qualityClassOf(facts: OwedFacts): QualityClass | undefined {
  if (facts.classification !== undefined && facts.status !== "settled") return facts.classification;
  return outstandingFenOf(facts) > 0n ? "unclassified" : undefined;
}
