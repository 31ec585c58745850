import type { Person } from "#shared/domain/base/person.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A page of what was changed about people, newest first. Fails with `cursor-invalid`. */
export function listPeopleChanges(
  { people }: Pick<Deps, "people">,
  { issuer }: Person,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<PeopleChange>> {
  return people.changes(issuer, limit, cursor);
}
