import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How often a reading of the whole ledger is begun again because something was posted meanwhile. */
const readingsMax = 6;
const firstPauseMs = 500;

/**
 * Reads from the ledger what takes many calls, so that all of it belongs to one head: begins again when the journal
 * grew meanwhile. Fails with `ledger-busy` when it never stood still.
 */
export async function readAtOneHead<T>(
  deps: Pick<Deps, "ledger" | "pause">,
  read: (head: JournalHead) => Promise<T>,
): Promise<T> {
  for (let reading = 0; reading < readingsMax; reading++) {
    if (reading > 0) await deps.pause(firstPauseMs * 2 ** (reading - 1));
    const head = await deps.ledger.head();
    const result = await read(head);
    const { blockNo, hash } = await deps.ledger.head();
    if (blockNo === head.blockNo && hash === head.hash) return result;
  }
  throw new LedgerFailure("ledger-busy");
}
