import {
  blockBytes,
  type JournalBlock,
  type JournalEntry,
  type JournalHead,
} from "#shared/domain/ledger/journal.ts";
import type { Sha256 } from "#shared/ports/base/system.ts";

/** What a block is made from; `head` is where the journal ends before it. */
export type BlockSource = {
  head: JournalHead;
  knownAt: string;
  by: string;
  importId: string;
  entries: readonly JournalEntry[];
};

/** The block that follows a head with these entries, sealed by its hash; none when there are no entries. */
export function sealBlock(
  { head, knownAt, by, importId, entries }: BlockSource,
  sha256: Sha256,
): JournalBlock | undefined {
  if (entries.length === 0) return undefined;
  const open = {
    blockNo: head.blockNo + 1,
    previousHash: head.hash,
    knownAt,
    by,
    importId,
    entries,
  };
  return { ...open, hash: sha256(blockBytes(open)) };
}

/** How the marker of a posting refers to the journal: by its block, or by the one before it. */
export function placeOfPosting(
  block: JournalBlock | undefined,
  head: JournalHead,
): { blockNo: number } | { afterBlockNo: number } {
  return block === undefined ? { afterBlockNo: head.blockNo } : { blockNo: block.blockNo };
}
