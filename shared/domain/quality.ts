import { type QualityClass, qualityClasses, qualityClassNames } from "./loan-measure.ts";
import { type GroupSum, sumOfGroups } from "./loan-sums.ts";
import type { Fen } from "./money.ts";

/** A number of loans and what is still owed on them. */
export type Owed = { loanCount: number; outstandingFen: Fen };

/** What is owed in each class of quality (五级分类), best first. */
export type ClassFigures = (Owed & { classification: QualityClass; name: string })[];

/** What is owed in each class, of loans summed by class. */
export function classFigures(groups: readonly GroupSum[]): ClassFigures {
  return qualityClasses.map((classification) => {
    const { loanCount, outstandingFen } = sumOfGroups(
      groups.filter(({ quality }) => quality === classification),
    );
    return { classification, name: qualityClassNames[classification], loanCount, outstandingFen };
  });
}
