import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Person } from "#shared/domain/person.ts";
import type { RowAnswer, RowOutcome } from "#shared/domain/row-answer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Page } from "#shared/ports/ledger.ts";
import { answersPageSize, readAnswersPage } from "./import-files.ts";
import { ownedImport } from "./owned-import.ts";

const outcomeOrder = ["refused", "changed", "new", "unchanged", "skipped"] as const;

/**
 * A page of the answers to an import's rows: of one outcome in the order of the file, or of all, those that need a look
 * first. A page may hold fewer than `limit` while more follow. Fails with `import-unknown` or `cursor-invalid`.
 */
export async function listImportRows(
  deps: Pick<Deps, "imports" | "files">,
  caller: Person,
  importId: string,
  query: { outcome?: RowOutcome | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<RowAnswer>> {
  const record = await ownedImport(deps, caller, importId);
  const outcomes: readonly RowOutcome[] = query.outcome === undefined ? outcomeOrder : [query.outcome];
  let { position, offset } = startOf(query.cursor, outcomes);
  for (; position < outcomes.length; position++, offset = 0) {
    const outcome = outcomes[position];
    if (outcome === undefined) break;
    const page = await readAnswersPage(deps, record, outcome, Math.floor(offset / answersPageSize));
    const first = offset % answersPageSize;
    const items = page.slice(first, first + query.limit);
    if (items.length === 0) continue;
    const next = offset + items.length;
    const pageEnds = first + items.length >= page.length && page.length < answersPageSize;
    const cursor = pageEnds ? outcomes[position + 1] && `${outcomes[position + 1]}.0` : `${outcome}.${next}`;
    return cursor === undefined ? { items } : { items, cursor };
  }
  return { items: [] };
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
