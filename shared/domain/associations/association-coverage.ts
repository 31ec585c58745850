import { textOrder } from "#shared/domain/base/text-order.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { withoutMerged } from "#shared/domain/people/merged.ts";

type Listed = Pick<Association, "associationId" | "name" | "countyCode" | "confirmed" | "mergedInto">;

/** How many associations there are, how many have had a loan, and those that have not, by county and name. */
export type AssociationCoverage<One extends Listed> = {
  total: number;
  covered: number;
  unconfirmed: number;
  without: One[];
};

/** Which associations have had a loan. Merged associations are not counted. */
export function associationCoverage<One extends Listed>(
  listed: readonly One[],
  withLoan: ReadonlySet<string>,
): AssociationCoverage<One> {
  const associations = withoutMerged(listed);
  const without = associations
    .filter(({ associationId }) => !withLoan.has(associationId))
    .sort((a, b) => textOrder(a.countyCode, b.countyCode) || textOrder(a.name, b.name));
  return {
    total: associations.length,
    covered: associations.length - without.length,
    unconfirmed: associations.filter(({ confirmed }) => !confirmed).length,
    without,
  };
}
