import { LedgerFailure } from "#shared/domain/failure.ts";
import { packSheet } from "./pack-sheets.ts";
import { readSheets } from "./read-sheets.ts";
import type { ReaderLimits } from "./reader-limits.ts";

/** What the process is given: the file and the limits. */
export type WorkerTask = { bytes: Uint8Array; limits: ReaderLimits };

process.once("message", ({ bytes, limits }: WorkerTask) => {
  try {
    process.send?.({ sheets: readSheets(bytes, limits).map(packSheet) });
  } catch (error) {
    const { code, facts } = error instanceof LedgerFailure ? error : new LedgerFailure("file-unreadable");
    process.send?.({ failure: { code, facts } });
  }
});
