import type { Person } from "#shared/domain/base/person.ts";
import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { managedBy } from "./managed-people.ts";

/** The links given to people whom the caller manages, newest first; none where people sign in elsewhere. */
export async function listEntryLinks(
  deps: Pick<Deps, "embedded" | "associations">,
  caller: Person,
): Promise<EntryLink[]> {
  const links = (await deps.embedded?.entryLinks.list()) ?? [];
  return links.filter(await managedBy(deps, caller));
}
