import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Measures, TotalsKey } from "#shared/domain/ledger/totals.ts";

/** The totals of all cells, and of the loans without an association, as they were together when the journal ended at a head, sorted by key. */
export type Snapshot = { head: JournalHead; cells: { key: TotalsKey; measures: Measures }[] };

/** The newest snapshot of the cells: derived, so that it may be missing, but of one head always. */
export interface SnapshotStore {
  /** The snapshot kept last, or one of a later head, in one reading; `undefined` when there is none, or it was too large to be kept. */
  latest(): Promise<Snapshot | undefined>;

  /** Keeps a snapshot in the place of the one before, unless that is of the same head or a later one. */
  keep(snapshot: Snapshot): Promise<void>;
}
