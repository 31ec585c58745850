import { registerLookup } from "#shared/app/imports/register-lookup.ts";
import { isDisputed } from "#shared/domain/associations/disputed.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A loan, its association, and the one that the register has for its borrower. */
export type DisputedLoan = { loan: Loan; standing: Association; registered: Association };

/**
 * Those of some loans whose association differs from their borrower's in the register; only where the caller may see
 * both.
 */
export async function disputedAmong(
  deps: Pick<Deps, "members" | "poorHouseholds">,
  caller: Person,
  loans: readonly Loan[],
  listed: readonly Association[],
): Promise<DisputedLoan[]> {
  const byId = new Map(listed.map((one) => [one.associationId, one]));
  const presentIdOf = presentIds(listed);
  const lookUp = await registerLookup(
    deps,
    loans.map(({ facts }) => ({ identityHash: facts.borrowerIdHash })),
    presentIdOf,
  );
  return loans.flatMap((loan) => {
    const { borrowerIdHash: identityHash, disbursedOn } = loan.facts;
    const { member } = identityHash === undefined ? {} : lookUp({ identityHash, disbursedOn });
    const registered = member && byId.get(presentIdOf(member.associationId));
    const standing = byId.get(groupsOf(loan.facts).associationId);
    if (registered === undefined || standing === undefined) return [];
    if (!isDisputed(loan.facts, registered.associationId)) return [];
    const isSeen = [standing, registered].every((one) => maySeeAssociation(caller, one));
    return isSeen ? [{ loan, standing, registered }] : [];
  });
}
