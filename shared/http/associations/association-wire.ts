import type { MeasuredAssociation } from "#shared/app/associations/list-associations.ts";
import type { AssociationSummary } from "#shared/app/associations/read-association.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { statedStatusNames } from "#shared/domain/ledger/loan-status.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { type AssociationVersion, associationFactNames } from "#shared/domain/people/association-versions.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";

/** An association with its totals, as the wire shows it. */
export function associationToWire(
  { association, countyName, measures }: MeasuredAssociation,
  caller: Person,
): RouteAnswer<"list-associations">["items"][number] {
  return { ...registeredToWire(association, caller), countyName, ...measures };
}

/** An association as the register has it; only those who keep the register see whom to call. */
export function registeredToWire(
  { contactName, contactPhone, ...association }: Association,
  caller: Person,
): RouteAnswer<"change-association"> {
  return { ...association, ...(sightOf(caller).contacts ? { contactName, contactPhone } : {}) };
}

/** A change of an association as the wire shows it: who made it by name, not by which account. */
export function associationVersionToWire({
  changes,
  ...version
}: AssociationVersion): RouteAnswer<"list-association-versions">["items"][number] {
  return {
    ...version,
    changes: changes.map((change) => ({ ...change, fieldName: associationFactNames[change.field] })),
  };
}

/** An association's summary of a day, as the wire shows it. */
export function associationSummaryToWire(
  summary: AssociationSummary,
  caller: Person,
): RouteAnswer<"read-association"> {
  const { byStatus, byBorrowerType, share, place, ...rest } = summary;
  return {
    ...rest,
    ...associationToWire(summary, caller),
    byStatus: byStatus.map((line) => ({ ...line, name: statedStatusNames[line.status] })),
    byBorrowerType: byBorrowerType.map((line) => ({ ...line, name: borrowerTypeNames[line.type] })),
    shareOfGoal: share,
    placeInCounty: place,
  };
}
