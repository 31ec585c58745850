import type { Person } from "#shared/domain/base/person.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Mailing } from "#shared/domain/reports/mailing.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What became of the messages about every report, oldest month first; nothing for who is not to see them. */
export async function listMailings(
  deps: Pick<Deps, "mailings">,
  caller: Pick<Person, "role">,
): Promise<Mailing[]> {
  return sightOf(caller).mailings ? deps.mailings.list() : [];
}
