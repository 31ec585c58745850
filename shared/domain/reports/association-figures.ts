import { associationCoverage } from "#shared/domain/associations/association-coverage.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { AssociationFigures } from "./figures.ts";
import type { Tally } from "./tally.ts";

/** How many names of associations without a loan a report lists at most. */
export const namesWithoutLoanMax = 300;

/** Which associations have had a loan within the window, and which have not. */
export function associationFigures(
  associations: readonly Pick<
    Association,
    "associationId" | "name" | "countyCode" | "confirmed" | "mergedInto"
  >[],
  tally: Pick<Tally, "associations" | "associationsThisMonth">,
): AssociationFigures {
  const { total, covered, unconfirmed, without } = associationCoverage(associations, tally.associations);
  return {
    total,
    covered,
    coveredThisMonth: associations.filter(({ associationId }) =>
      tally.associationsThisMonth.has(associationId),
    ).length,
    unconfirmed,
    withoutLoan: without.slice(0, namesWithoutLoanMax).map(({ name, countyCode }) => ({ name, countyCode })),
    withoutLoanCount: without.length,
  };
}
