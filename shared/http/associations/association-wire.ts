import type { MeasuredAssociation } from "#shared/app/associations/list-associations.ts";
import type { AssociationStanding } from "#shared/app/associations/read-association.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { toldStatusNames } from "#shared/domain/ledger/loan-status.ts";

/** An association with its totals, as the wire shows it. */
export function associationToWire({
  association,
  countyName,
  measures,
}: MeasuredAssociation): RouteAnswer<"list-associations">["items"][number] {
  return { ...association, countyName, ...measures };
}

/** An association's standing on a day, as the wire shows it. */
export function standingToWire(standing: AssociationStanding): RouteAnswer<"read-association"> {
  const { byStatus, byBorrowerType, share, place, ...rest } = standing;
  return {
    ...associationToWire(standing),
    ...rest,
    byStatus: byStatus.map((line) => ({ ...line, name: toldStatusNames[line.status] })),
    byBorrowerType: byBorrowerType.map((line) => ({ ...line, name: borrowerTypeNames[line.type] })),
    shareOfGoal: share,
    placeInCounty: place,
  };
}
