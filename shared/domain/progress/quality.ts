import type { Fen } from "#shared/domain/base/money.ts";
import { type QualityClass, qualityClasses, qualityClassNames } from "#shared/domain/ledger/loan-measure.ts";
import { type GroupSum, sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";

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
