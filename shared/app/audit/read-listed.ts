import { listAssociations, type MeasuredAssociation } from "#shared/app/associations/list-associations.ts";
import { type ListedMember, listMembers } from "#shared/app/associations/list-members.ts";
import { listCorrections } from "#shared/app/corrections/list-corrections.ts";
import type { SeenCorrection } from "#shared/app/corrections/see-corrections.ts";
import { listImports } from "#shared/app/imports/list-imports.ts";
import { type LoanQuery, loansAskedFor } from "#shared/app/ledger/loans-asked-for.ts";
import { type NamedLoan, nameLoans } from "#shared/app/ledger/name-loans.ts";
import { type LoanWish, scanSought } from "#shared/app/ledger/scan-sought.ts";
import { noteReading } from "#shared/app/people/note-reading.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { listScanMax } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { JournalBlock, JournalEntry } from "#shared/domain/ledger/journal.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { type Page, pageSizeMax } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger/ledger.ts";
import { type JournalQuery, journalPageBlocksMax } from "./list-journal.ts";
import { listNamedJournal } from "./list-named-journal.ts";

/** What listing whatever people may export needs. */
export type ListedDeps = Pick<
  Deps,
  | "ledger"
  | "associations"
  | "members"
  | "poorHouseholds"
  | "corrections"
  | "imports"
  | "people"
  | "programme"
  | "readings"
  | "sha256"
  | "now"
  | "log"
>;

/** An entry of the journal with the block that it is in, and who committed that. */
export type ListedEntry = { entry: JournalEntry; block: JournalBlock; byName: string | undefined };

const notedAtOnce = 10;

/** The loans of a list, all of them, in its order. Fails with `list-too-long`, and as the list does. */
export async function readListedLoans(
  deps: ListedDeps,
  caller: Person,
  { search, order, ...query }: LoanQuery & LoanWish,
): Promise<NamedLoan[]> {
  const asked = await loansAskedFor(deps, caller, query);
  const { kept, more } = await scanSought(deps, caller, asked, { search, order }, (loan) => loan);
  if (more) throw tooLong();
  await noteExport(
    deps,
    caller,
    kept.flatMap(({ facts }) => facts.associationId ?? []),
  );
  return nameLoans(deps, kept);
}

/** The imports of a list. Fails with `list-too-long`. */
export function readListedImports(
  deps: ListedDeps,
  caller: Person,
  query: Omit<Parameters<typeof listImports>[2], "limit" | "cursor">,
): Promise<ImportRecord[]> {
  const limit = limitOf(query);
  return everyItem((cursor) => listImports(deps, caller, { ...query, limit, cursor }));
}

/** The associations of a list: those with some ids, in the order of these. */
export async function readListedAssociations(
  deps: ListedDeps,
  caller: Person,
  associationIds: readonly string[],
): Promise<MeasuredAssociation[]> {
  const listed = new Map(
    (await listAssociations(deps, caller)).map((one) => [one.association.associationId, one]),
  );
  const found = associationIds.flatMap((id) => listed.get(id) ?? []);
  await noteExport(
    deps,
    caller,
    found.map(({ association }) => association.associationId),
  );
  return found;
}

/** The members of a list. Fails with `list-too-long` and `association-unknown`. */
export async function readListedMembers(
  deps: ListedDeps,
  caller: Person,
  query: Omit<Parameters<typeof listMembers>[2], "limit" | "cursor">,
): Promise<ListedMember[]> {
  const limit = limitOf(query);
  const members = await everyItem((cursor) => listMembers(deps, caller, { ...query, limit, cursor }));
  await noteExport(deps, caller, [query.associationId]);
  return members;
}

/** The correction requests of a list. Fails with `list-too-long` and `association-unknown`. */
export async function readListedCorrections(
  deps: ListedDeps,
  caller: Person,
  query: Omit<Parameters<typeof listCorrections>[2], "limit" | "cursor">,
): Promise<SeenCorrection[]> {
  const seen = await everyItem((cursor) =>
    listCorrections(deps, caller, { ...query, limit: pageSizeMax, cursor }),
  );
  await noteExport(
    deps,
    caller,
    seen.map(({ request }) => request.associationId),
  );
  return seen;
}

/** The entries of the journal. Fails with `list-too-long`. */
export async function readListedEntries(
  deps: ListedDeps,
  caller: Person,
  query: JournalQuery,
): Promise<ListedEntry[]> {
  const entries: ListedEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await listNamedJournal(deps, caller, { ...query, limit: journalPageBlocksMax, cursor });
    for (const { block, byName } of page.items)
      entries.push(...block.entries.map((entry) => ({ entry, block, byName })));
    if (entries.length > listScanMax) throw tooLong();
    cursor = page.cursor;
  } while (cursor !== undefined);
  await noteExport(deps, caller, await associationsOf(deps, entries));
  return entries;
}

/** The associations whose loans some entries are of. */
async function associationsOf(
  { ledger }: Pick<Deps, "ledger">,
  entries: readonly ListedEntry[],
): Promise<string[]> {
  const keys = new Map(
    entries.map(({ entry: { bankId, loanNo } }) => [loanKeyText({ bankId, loanNo }), { bankId, loanNo }]),
  );
  const asked = [...keys.values()];
  const associationIds = new Set<string>();
  for (let start = 0; start < asked.length; start += loansReadMax) {
    const loans = await ledger.readLoans(asked.slice(start, start + loansReadMax));
    for (const { facts } of loans) {
      if (facts?.associationId !== undefined) associationIds.add(facts.associationId);
    }
  }
  return [...associationIds];
}

/** A list in another order is worked out whole each time: it is read at once. */
function limitOf({ order }: { order?: unknown }): number {
  return order === undefined ? pageSizeMax : listScanMax;
}

async function everyItem<T>(
  read: (cursor: string | undefined) => Promise<Page<T> & { more?: boolean }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    if (items.length > listScanMax || page.more === true) throw tooLong();
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}

/** Notes for each association that its data is taken along, before it is. */
async function noteExport(
  deps: ListedDeps,
  caller: Person,
  associationIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(associationIds)];
  for (let start = 0; start < ids.length; start += notedAtOnce) {
    await Promise.all(
      ids
        .slice(start, start + notedAtOnce)
        .map((associationId) => noteReading(deps, caller, { associationId, kind: "export" })),
    );
  }
}

function tooLong(): LedgerFailure {
  return new LedgerFailure("list-too-long", { max: listScanMax });
}
