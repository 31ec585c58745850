import type { Mailing } from "#shared/domain/mailing.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What became of the messages about every report, oldest month first; an association is told nothing of them. */
export async function listMailings(
  deps: Pick<Deps, "mailings">,
  caller: Pick<Person, "role">,
): Promise<Mailing[]> {
  return caller.role === "association" ? [] : deps.mailings.list();
}
