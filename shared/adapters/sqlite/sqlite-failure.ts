import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FailureCode } from "#shared/domain/base/failures.ts";

/** What the lowest bytes of SQLite's codes say that is no bug: busy, read-only, corrupt, full, cannot open, not a database. */
const codes: ReadonlyMap<number, FailureCode> = new Map([
  [5, "ledger-busy"],
  [8, "folder-read-only"],
  [11, "ledger-damaged"],
  [13, "disk-full"],
  [14, "folder-read-only"],
  [26, "ledger-damaged"],
]);

/** SQLITE_IOERR_SHMSIZE: its side file in shared memory has no room on the disk. */
const noRoomBeside = 4874;

/** An error of SQLite as the failure that it is; any other error as it was. */
export function sqliteFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !("errcode" in error)) return error;
  const extended = Number(error.errcode);
  const code = extended === noRoomBeside ? "disk-full" : codes.get(extended & 0xff);
  return code === undefined ? error : new LedgerFailure(code);
}
