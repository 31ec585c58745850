import { knownNames } from "#shared/app/imports/known-names.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { listJournal } from "./list-journal.ts";

/** The same page of the journal as `listJournal`, with the name of who committed each block. */
export async function listNamedJournal(
  deps: Pick<Deps, "ledger" | "imports" | "people">,
  { issuer }: Pick<Person, "issuer">,
  query: Parameters<typeof listJournal>[1],
) {
  const { items, ...rest } = await listJournal(deps, query);
  const committers = items.map(({ by }) => by);
  const names = await knownNames(deps, issuer, committers);
  return { items: items.map((block) => ({ block, byName: names.get(block.by) })), ...rest };
}
