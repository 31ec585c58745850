import type { ImportProgress, ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { updateImport } from "./update-import.ts";

/** Tells how far a check has come. Fails with `CheckGivenUp` when nobody waits for it any more. */
export type TellProgress = (progress: ImportProgress) => Promise<void>;

/** That a check need not go on: its import was cancelled, or another check of it has begun. */
export class CheckGivenUp extends Error {}

/** After how many rows a check may report its progress. */
export const rowsBetweenTelling = 500;
const toTheSecond = "2016-05-10T08:00:00".length;

/** Makes the progress report of a check: stored once a second, letting others run meanwhile. */
export function progressTeller(
  deps: Pick<Deps, "imports" | "now" | "pause">,
  { importId, checkNo }: ImportRecord,
): TellProgress {
  let reportedAt = "";
  return async (progress) => {
    await deps.pause(0);
    const second = deps.now().slice(0, toTheSecond);
    if (second === reportedAt) return;
    reportedAt = second;
    const record = await updateImport(deps, importId, (stored) =>
      isCurrent(stored, checkNo) ? { ...stored, progress } : undefined,
    );
    if (!isCurrent(record, checkNo)) throw new CheckGivenUp();
  };
}

function isCurrent(record: ImportRecord, checkNo: number): boolean {
  return record.state === "checking" && record.checkNo === checkNo;
}
