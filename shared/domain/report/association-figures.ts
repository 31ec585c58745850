import type { Association } from "../association.ts";
import type { AssociationFigures } from "./month-figures.ts";
import type { Tally } from "./tally.ts";

/** How many names of associations without a loan a report lists at most. */
export const namesWithoutLoanMax = 300;

/** Which associations have had a loan within the window, and which have not. */
export function associationFigures(
  associations: readonly Pick<Association, "associationId" | "name" | "countyCode" | "confirmed">[],
  tally: Pick<Tally, "associations" | "associationsThisMonth">,
): AssociationFigures {
  const without = associations
    .filter(({ associationId }) => !tally.associations.has(associationId))
    .map(({ name, countyCode }) => ({ name, countyCode }))
    .sort((a, b) => order(a.countyCode, b.countyCode) || order(a.name, b.name));
  return {
    total: associations.length,
    covered: associations.length - without.length,
    coveredThisMonth: associations.filter(({ associationId }) =>
      tally.associationsThisMonth.has(associationId),
    ).length,
    unconfirmed: associations.filter(({ confirmed }) => !confirmed).length,
    withoutLoan: without.slice(0, namesWithoutLoanMax),
    withoutLoanCount: without.length,
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
