import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type { Person } from "#shared/domain/people/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Page } from "#shared/ports/ledger/ledger.ts";

/** A page of what was changed about people, newest first. Fails with `cursor-invalid`. */
export function listPeopleChanges(
  { people }: Pick<Deps, "people">,
  { issuer }: Person,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<PeopleChange>> {
  return people.changes(issuer, limit, cursor);
}
