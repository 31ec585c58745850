import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { associationScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** The association that a caller asks for. Fails with `association-unknown`, also when it is not theirs to see. */
export async function seenAssociation(
  { associations }: Pick<Deps, "associations">,
  caller: Person,
  associationId: string,
): Promise<Association> {
  const association = await associations.get(associationId);
  if (association === undefined || !maySeeAssociation(caller, association)) {
    throw new LedgerFailure("association-unknown");
  }
  return association;
}

/** Fails with `association-unknown` where a list is asked for of an association that is not the caller's to see. */
export async function demandSeen(
  deps: Pick<Deps, "associations">,
  caller: Person,
  asked: string | undefined,
): Promise<void> {
  if (asked === undefined) return;
  const { associationId, countyCode } = associationScopeOf(caller);
  if (countyCode !== undefined) await seenAssociation(deps, caller, asked);
  if ((associationId ?? asked) !== asked) throw new LedgerFailure("association-unknown");
}
