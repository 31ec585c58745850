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
  const names = new Map((await deps.associations.list()).map((one) => [one.associationId, one.name]));
  const namers: Partial<Record<string, (text: string) => string>> = {
    countyCode: (code) => countyNameOf(deps, code),
    mergedInto: (id) => names.get(id) ?? id,
  };
  return associationVersions(association).map((version) => ({
    ...version,
    changes: version.changes
      .filter(({ field }) => contacts || !contactFields.has(field))
      .map(({ field, before, after }) => {
        const name = namers[field] ?? ((text: string) => text);
        return { field, before: name(before), after: name(after) };
      }),
  }));
}
