import { cellPrefix } from "#shared/domain/cell.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * Keeps the cells as they are now, for whoever asks for the progress. Everybody who posts does so behind the last
 * posting: when the journal grew meanwhile it is left to who made it grow.
 */
export async function keepSnapshot({ ledger, snapshots }: Pick<Deps, "ledger" | "snapshots">): Promise<void> {
  const head = await ledger.head();
  const cells = await ledger.totals(cellPrefix);
  const { blockNo, hash } = await ledger.head();
  if (head.blockNo > 0 && blockNo === head.blockNo && hash === head.hash)
    await snapshots.keep({ head, cells });
}
