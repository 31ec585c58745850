import type { JournalBlock } from "#shared/domain/ledger/journal.ts";
import { pageSizeMax } from "#shared/ports/base/page.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";

/** About how many entries are read at once: more would keep a server of one process from answering for too long. */
const entriesAtOnce = 500;
/** How many blocks are read before it is known how many entries they have. */
const firstBlocks = 5;

/** The journal's blocks after `afterBlockNo`, up to and including `lastBlockNo`, or all there are, in order. */
export async function* journalBlocks(
  ledger: Pick<Ledger, "blocks">,
  afterBlockNo: number,
  lastBlockNo: number = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<JournalBlock> {
  let after = afterBlockNo;
  let limit = firstBlocks;
  while (after < lastBlockNo) {
    const blocks = await ledger.blocks(after, limit);
    for (const block of blocks) if (block.blockNo <= lastBlockNo) yield block;
    const last = blocks.at(-1);
    if (last === undefined || last.blockNo <= after) return;
    after = last.blockNo;
    limit = blocksFor(blocks);
  }
}

/** How many blocks like these have about `entriesAtOnce` entries. */
function blocksFor(blocks: readonly JournalBlock[]): number {
  const entries = blocks.reduce((sum, block) => sum + block.entries.length, 0);
  return Math.min(
    pageSizeMax,
    Math.max(1, Math.floor((blocks.length * entriesAtOnce) / Math.max(1, entries))),
  );
}
