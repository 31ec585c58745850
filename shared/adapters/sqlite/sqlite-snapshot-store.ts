import { unattributedKey } from "#shared/domain/ledger/totals.ts";
import { cellPrefix } from "#shared/domain/progress/cell.ts";
import type { Snapshot, SnapshotStore } from "#shared/ports/progress/snapshot-store.ts";
import type { Database } from "./database.ts";
import { headRow, totalRow } from "./row-schemas.ts";

const cellsAtHead = `SELECT * FROM total
  CROSS JOIN (SELECT block_no, last_seq, hash FROM journal_block ORDER BY block_no DESC LIMIT 1)
  WHERE (key >= ? AND key < ?) OR key = ? ORDER BY key`;

/** Snapshots in SQLite, where one statement shows the cells and the head together: nothing has to be kept. */
export function createSqliteSnapshotStore(database: Database): SnapshotStore {
  return {
    async latest() {
      let head: Snapshot["head"] | undefined;
      const cells = database
        .all(cellsAtHead, cellPrefix, `${cellPrefix}\u{10ffff}`, unattributedKey)
        .map(({ block_no, last_seq, hash, ...total }) => {
          head ??= headOf(headRow.parse({ block_no, last_seq, hash }));
          return totalRow.parse(total);
        });
      return head === undefined ? undefined : { head, cells };
    },
    async keep() {},
  };
}

function headOf({ block_no, last_seq, hash }: ReturnType<typeof headRow.parse>): Snapshot["head"] {
  return { blockNo: block_no, seq: last_seq, hash };
}
