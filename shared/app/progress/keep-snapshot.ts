import { readDataReach } from "#shared/app/progress/bank-freshness.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { unattributedKey } from "#shared/domain/ledger/totals.ts";
import { cellPrefix } from "#shared/domain/progress/cell.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How often the cells are read again because the journal grew meanwhile. */
const readingsMax = 8;
const pauseMs = 20;

type CellDeps = Pick<Deps, "ledger" | "snapshots" | "pause">;
export type SnapshotDeps = CellDeps & Pick<Deps, "imports" | "programme">;

/**
 * Keeps the cells as they are now, and to which day the data reaches, for progress requests. Everybody who posts does so
 * after the last posting; where the journal keeps growing, this is left to whoever makes it grow. An import whose rows are
 * all in counts as committed: it is marked so behind the snapshot.
 */
export async function keepSnapshot(deps: SnapshotDeps, allIn?: { importId: string }): Promise<void> {
  return keepCells(deps, await readDataReach(deps, allIn));
}

/** Keeps the cells as they are now; where nothing is said of the data's reach, readers look it up. */
export async function keepCells({ ledger, snapshots, pause }: CellDeps, dataOn?: Day | null): Promise<void> {
  for (let reading = 0; reading < readingsMax; reading++) {
    if (reading > 0) await pause(pauseMs * reading);
    const head = await ledger.head();
    if (head.blockNo === 0) return;
    const cells = [...(await ledger.totals(unattributedKey)), ...(await ledger.totals(cellPrefix))];
    const { blockNo, hash } = await ledger.head();
    if (blockNo === head.blockNo && hash === head.hash) return snapshots.keep({ head, cells, dataOn });
  }
}
