import { unattributedKey } from "#shared/domain/ledger/totals.ts";
import { cellPrefix } from "#shared/domain/progress/cell.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How often the cells are read again because the journal grew meanwhile. */
const readingsMax = 8;
const pauseMs = 20;

/**
 * Keeps the cells as they are now, for progress requests. Everybody who posts does so after the last posting; where the
 * journal keeps growing, this is left to whoever makes it grow.
 */
export async function keepSnapshot({
  ledger,
  snapshots,
  pause,
}: Pick<Deps, "ledger" | "snapshots" | "pause">): Promise<void> {
  for (let reading = 0; reading < readingsMax; reading++) {
    if (reading > 0) await pause(pauseMs * reading);
    const head = await ledger.head();
    if (head.blockNo === 0) return;
    const cells = [...(await ledger.totals(unattributedKey)), ...(await ledger.totals(cellPrefix))];
    const { blockNo, hash } = await ledger.head();
    if (blockNo === head.blockNo && hash === head.hash) return snapshots.keep({ head, cells });
  }
}
