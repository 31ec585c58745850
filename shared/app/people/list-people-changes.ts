import type { Person } from "#shared/domain/base/person.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { knownIssuers } from "./known-issuers.ts";
import { managedBy } from "./managed-people.ts";

/**
 * A page of changes of the people whom the caller manages, newest first; a county's supervisor may get fewer than asked
 * for. Fails with `cursor-invalid`.
 */
export async function listPeopleChanges(
  deps: Pick<Deps, "people" | "associations" | "embedded">,
  caller: Person,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<PeopleChange>> {
  const [page, isManaged] = await Promise.all([
    deps.people.changes(knownIssuers(deps, caller), limit, cursor),
    managedBy(deps, caller),
  ]);
  if (sightOf(caller).people === "all") return page;
  const isOwn = ({ before, after }: PeopleChange) => {
    const places = [before, after].filter((place) => place !== undefined);
    return places.length > 0 && places.every(isManaged);
  };
  return { ...page, items: page.items.filter(isOwn) };
}
