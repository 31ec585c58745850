import { LedgerFailure } from "#shared/domain/failure.ts";
import type { JournalBlock } from "#shared/domain/journal.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Page } from "#shared/ports/ledger.ts";

/** How many blocks a page holds: each may have a hundred entries of twenty fields, and an answer has to stay below 6 MB. */
export const journalPageBlocksMax = 20;

const cursorPattern = /^after\.(\d{1,12})$/;

/** A page of the journal's blocks, oldest first, at most `journalPageBlocksMax` of them. Fails with `cursor-invalid`. */
export async function listJournal(
  deps: Pick<Deps, "ledger">,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<JournalBlock>> {
  const afterBlockNo = blockNoOf(cursor);
  const items = await deps.ledger.blocks(afterBlockNo, Math.min(limit, journalPageBlocksMax));
  const last = items.at(-1);
  const { blockNo } = await deps.ledger.head();
  return last === undefined || last.blockNo >= blockNo
    ? { items }
    : { items, cursor: `after.${last.blockNo}` };
}

function blockNoOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const match = cursorPattern.exec(cursor);
  if (match === null) throw new LedgerFailure("cursor-invalid");
  return Number(match[1]);
}
