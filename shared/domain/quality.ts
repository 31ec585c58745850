import { type LoanFacts, outstandingFenOf } from "./loan.ts";
import { type QualityClass, qualityClasses, qualityClassNames, qualityClassOf } from "./loan-measure.ts";
import type { Fen } from "./money.ts";

/** A number of loans and what is still owed on them. */
export type Owed = { loanCount: number; outstandingFen: Fen };

/** What is owed in each class of quality (五级分类), best first. */
export type ClassFigures = (Owed & { classification: QualityClass; name: string })[];

/** The classes without any loan yet. */
export function emptyClasses(): ClassFigures {
  return qualityClasses.map((classification) => ({
    classification,
    name: qualityClassNames[classification],
    loanCount: 0,
    outstandingFen: 0n,
  }));
}

/** Counts one loan into its class. */
export function addToClasses(classes: ClassFigures, facts: LoanFacts): void {
  const line = classes.find(({ classification }) => classification === qualityClassOf(facts));
  if (line === undefined) return;
  line.loanCount += 1;
  line.outstandingFen += outstandingFenOf(facts);
}
