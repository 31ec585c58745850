import type { JournalBlock } from "#shared/domain/ledger/journal.ts";
import { pageSizeMax } from "#shared/ports/base/page.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";

/** The journal's blocks after `afterBlockNo`, up to and including `lastBlockNo`, in order. */
export async function* journalBlocks(
  ledger: Pick<Ledger, "blocks">,
  afterBlockNo: number,
  lastBlockNo: number,
): AsyncGenerator<JournalBlock> {
  let after = afterBlockNo;
  while (after < lastBlockNo) {
    const blocks = await ledger.blocks(after, pageSizeMax);
    for (const block of blocks) if (block.blockNo <= lastBlockNo) yield block;
    const last = blocks.at(-1);
    if (last === undefined || last.blockNo <= after) return;
    after = last.blockNo;
  }
}
