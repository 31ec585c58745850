import type { JournalBlock, JournalEntry } from "#shared/domain/ledger/journal.ts";
import { type LoanState, loanHistoryMax } from "#shared/domain/ledger/loan.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";

/** An entry of a loan's history: what the journal says, and since when and by which import it is known. */
export type HistoryEntry = JournalEntry & Pick<JournalBlock, "knownAt" | "importId">;

/** Reads one block; `undefined` when there is none of the number. */
export type BlockReader = (blockNo: number) => Promise<JournalBlock | undefined>;

/** How many blocks are read at the same moment. */
const blocksAtOnce = 10;

/** A reader that asks the ledger for each block once and keeps it, for as long as the reader itself is kept. */
export function blockReader(ledger: Pick<Ledger, "blocks">): BlockReader {
  const blocks = new Map<number, Promise<JournalBlock | undefined>>();
  return (blockNo) => {
    const known = blocks.get(blockNo);
    if (known !== undefined) return known;
    const read = ledger.blocks(blockNo - 1, 1).then(([block]) => block);
    blocks.set(blockNo, read);
    return read;
  };
}

/** The entries of a loan after a version, oldest first; all of them unless one is given. */
export async function readHistory(
  readBlock: BlockReader,
  { bankId, loanNo, blockNos }: LoanState,
  afterVersion = 0,
): Promise<HistoryEntry[]> {
  const wanted = blockNos.slice(afterVersion, loanHistoryMax);
  const history: HistoryEntry[] = [];
  for (let start = 0; start < wanted.length; start += blocksAtOnce) {
    const blocks = await Promise.all(wanted.slice(start, start + blocksAtOnce).map(readBlock));
    for (const block of blocks) {
      const entry = block?.entries.find((one) => one.loanNo === loanNo && one.bankId === bankId);
      if (block !== undefined && entry !== undefined) {
        history.push({ ...entry, knownAt: block.knownAt, importId: block.importId });
      }
    }
  }
  return history;
}
