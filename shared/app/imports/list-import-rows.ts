import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { RowAnswer, RowOutcome } from "#shared/domain/imports/row-answer.ts";
import { isWantedRow, type RowFilter } from "#shared/domain/imports/row-filter.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { answersPageSize } from "#shared/ports/imports/import-archive.ts";
import { ownedImport } from "./owned-import.ts";

const outcomeOrder = ["refused", "changed", "new", "unchanged", "skipped"] as const;
/** How many stored pages of answers one call looks through for rows that a filter wants. */
const pagesReadMax = 40;

/** A page of rows, and the numbers of those whose loan the ledger has now, so that it can be looked at. */
export type RowsPage = Page<RowAnswer> & { inLedger: ReadonlySet<string> };

type RowsQuery = RowFilter & { outcome?: RowOutcome | undefined; limit: number; cursor?: string | undefined };

/**
 * A page of the answers to an import's rows that a filter wants: of one outcome in the order of the file, or of all,
 * those that need a look first. A page may hold fewer than `limit`, even none, while more follow.
 * Fails with `import-unknown` or `cursor-invalid`.
 */
export async function listImportRows(
  deps: Pick<Deps, "imports" | "importArchive" | "programme" | "ledger">,
  caller: Person,
  importId: string,
  query: RowsQuery,
): Promise<RowsPage> {
  const record = await ownedImport(deps, caller, importId);
  const page = await pageOfRows(deps, record, query);
  return { ...page, inLedger: await loansInLedger(deps, record, page.items) };
}

async function pageOfRows(
  deps: Pick<Deps, "importArchive">,
  record: ImportRecord,
  query: RowsQuery,
): Promise<Page<RowAnswer>> {
  const outcomes: readonly RowOutcome[] = query.outcome === undefined ? outcomeOrder : [query.outcome];
  const items: RowAnswer[] = [];
  let { position, offset } = startOf(query.cursor, outcomes);
  for (let reads = 0; reads < pagesReadMax; reads++) {
    const outcome = outcomes[position];
    if (outcome === undefined) break;
    const page = await deps.importArchive.answersPage(record, outcome, Math.floor(offset / answersPageSize));
    const rest = page.slice(offset % answersPageSize);
    let read = 0;
    for (const answer of rest) {
      if (items.length === query.limit) break;
      read += 1;
      if (isWantedRow(answer, query)) items.push(answer);
    }
    offset += read;
    const outcomeEnds = read === rest.length && page.length < answersPageSize;
    if (outcomeEnds) {
      position += 1;
      offset = 0;
    }
    if (items.length === query.limit || (outcomeEnds && items.length > 0)) break;
  }
  const next = outcomes[position];
  return next === undefined ? { items } : { items, cursor: `${next}.${offset}` };
}

async function loansInLedger(
  { ledger }: Pick<Deps, "ledger">,
  { bankId }: ImportRecord,
  items: readonly RowAnswer[],
): Promise<Set<string>> {
  const going = items.filter(({ outcome }) => outcome !== "refused");
  const loanNos = [...new Set(going.flatMap(({ loanNo }) => loanNo ?? []))];
  if (loanNos.length === 0) return new Set();
  const loans = await ledger.readLoans(loanNos.map((loanNo) => ({ bankId, loanNo })));
  return new Set(loans.flatMap(({ loanNo, facts }) => (facts === undefined ? [] : [loanNo])));
}

function startOf(
  cursor: string | undefined,
  outcomes: readonly RowOutcome[],
): { position: number; offset: number } {
  if (cursor === undefined) return { position: 0, offset: 0 };
  const match = /^([a-z]+)\.(\d{1,7})$/.exec(cursor);
  const position = outcomes.map(String).indexOf(match?.[1] ?? "");
  if (match === null || position < 0) throw new LedgerFailure("cursor-invalid");
  return { position, offset: Number(match[2]) };
}
