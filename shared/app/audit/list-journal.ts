import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { EntryKind, JournalBlock, JournalEntry } from "#shared/domain/ledger/journal.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { importBlocks } from "./import-blocks.ts";

/** How many blocks a page holds: each may have a hundred entries of twenty fields, and an answer has to stay below 6 MB. */
export const journalPageBlocksMax = 20;
/** How many blocks are looked at for one page of a filtered journal; a page may have fewer than asked for, and more follow. */
const blocksSeenMax = 200;

const cursorPattern = /^after\.(\d{1,12})$/;

/** What of the journal is wanted: of one import, of one kind of entry, of loans with a number of which `search` is a part, or all. */
export type JournalQuery = {
  importId?: string | undefined;
  kind?: EntryKind | undefined;
  search?: string | undefined;
};

/**
 * A page of the journal's blocks, oldest first, at most `journalPageBlocksMax` of them, with the number of the last block
 * of all. Of a kind or a loan, blocks hold only such entries, and those without any are left out. Fails with
 * `cursor-invalid`.
 */
export async function listJournal(
  deps: Pick<Deps, "ledger" | "imports">,
  query: JournalQuery & { limit: number; cursor?: string | undefined },
): Promise<Page<JournalBlock> & { headBlockNo: number }> {
  const { importId, cursor } = query;
  const limit = Math.min(query.limit, journalPageBlocksMax);
  const { blockNo: headBlockNo } = await deps.ledger.head();
  if (importId !== undefined) {
    const page = await importBlocks(deps, importId, limit, cursor);
    return { ...page, items: wantedOf(page.items, query), headBlockNo };
  }
  const items: JournalBlock[] = [];
  let after = blockNoOf(cursor);
  for (let seen = 0; items.length < limit && seen < blocksSeenMax && after < headBlockNo; ) {
    const blocks = await deps.ledger.blocks(after, limit);
    if (blocks.length === 0) break;
    for (const block of blocks) {
      if (items.length === limit) break;
      items.push(...wantedOf([block], query));
      after = block.blockNo;
    }
    seen += blocks.length;
  }
  return { items, headBlockNo, cursor: after < headBlockNo ? `after.${after}` : undefined };
}

function wantedOf(blocks: readonly JournalBlock[], { kind, search }: JournalQuery): JournalBlock[] {
  if (kind === undefined && search === undefined) return [...blocks];
  const sought = (search ?? "").toUpperCase();
  const isWanted = (entry: JournalEntry) =>
    (kind === undefined || entry.kind === kind) && entry.loanNo.toUpperCase().includes(sought);
  return blocks
    .map((block) => ({ ...block, entries: block.entries.filter(isWanted) }))
    .filter(({ entries }) => entries.length > 0);
}

function blockNoOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const match = cursorPattern.exec(cursor);
  if (match === null) throw new LedgerFailure("cursor-invalid");
  return Number(match[1]);
}
