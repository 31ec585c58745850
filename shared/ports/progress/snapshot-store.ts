import type { Day } from "#shared/domain/base/day.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Measures, TotalsKey } from "#shared/domain/ledger/totals.ts";

/** The totals of all cells, and of the loans without an association, as they were together when the journal ended at a head, sorted by key. */
export type Snapshot = {
  head: JournalHead;
  cells: { key: TotalsKey; measures: Measures }[];
  /** To which day the data reached then, `null` where the books do not say it; absent where it was not kept. */
  dataOn?: Day | null | undefined;
};

/** The newest snapshot of the cells: derived, so that it may be missing, but of one head always. */
export interface SnapshotStore {
  /** The snapshot kept last, or one of a later head, in one reading; `undefined` when there is none, or it was too large to be kept. */
  latest(): Promise<Snapshot | undefined>;

  /** Keeps a snapshot in the place of the one before, unless that is of a later head: books that change no loan move the reach alone. */
  keep(snapshot: Snapshot): Promise<void>;
}
