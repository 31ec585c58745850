import { countyNameOf } from "#shared/app/ledger/name-loans.ts";
import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import type { Person } from "#shared/domain/base/person.ts";
import {
  type AssociationVersion,
  associationVersions,
  contactFields,
} from "#shared/domain/people/association-versions.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What was changed about an association, newest first, as far as the caller may see it. Fails with `association-unknown`. */
export async function listAssociationVersions(
  deps: Pick<Deps, "associations" | "programme">,
  caller: Person,
  { associationId }: { associationId: string },
): Promise<AssociationVersion[]> {
  const association = await seenAssociation(deps, caller, associationId);
  const { contacts } = sightOf(caller);
  return associationVersions(association).map((version) => ({
    ...version,
    changes: version.changes
      .filter(({ field }) => contacts || !contactFields.has(field))
      .map((change) =>
        change.field === "countyCode"
          ? {
              ...change,
              before: countyNameOf(deps, change.before),
              after: countyNameOf(deps, change.after),
            }
          : change,
      ),
  }));
}
