import { type ColumnField, columnFacts } from "#shared/domain/imports/reading/columns.ts";
import type { RefusalIfNew } from "#shared/domain/imports/reading/row-facts.ts";
import type { StatedFacts } from "#shared/domain/ledger/loan.ts";

/**
 * What refuses a new loan after the registers have supplied what its row leaves out, and where no association is
 * needed. The register overrules an unknown word for the borrower's type.
 */
export function stillRefusing(
  ifNew: RefusalIfNew | undefined,
  presumed: StatedFacts,
  { allOfProgramme, isMember }: { allOfProgramme: boolean; isMember: boolean },
): RefusalIfNew | undefined {
  if (ifNew === undefined) return undefined;
  const isStated = ({ field, reason: { code } }: RefusalIfNew["reasons"][number]) =>
    (code === "value-missing" && (allOfProgramme || attributedBy(field, presumed))) ||
    (code === "borrower-type-unknown" && isMember && attributedBy(field, presumed));
  const reasons = ifNew.reasons.filter((one) => !isStated(one));
  return reasons.length === 0 ? undefined : { ...ifNew, reasons };
}

/** Tells whether an attribution supplies what a column leaves out. */
function attributedBy(field: ColumnField, presumed: StatedFacts): boolean {
  const { field: told } = columnFacts[field];
  return told !== undefined && presumed[told] !== undefined;
}
