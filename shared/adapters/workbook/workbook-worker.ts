import { parentPort, workerData } from "node:worker_threads";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { readSheets } from "./read-sheets.ts";
import type { ReaderLimits } from "./reader-limits.ts";

/** What the worker is given: the file and the limits. */
export type WorkerTask = { bytes: Uint8Array; limits: ReaderLimits };

const { bytes, limits }: WorkerTask = workerData;
try {
  parentPort?.postMessage({ sheets: readSheets(bytes, limits) });
} catch (error) {
  if (!(error instanceof LedgerFailure)) throw error;
  parentPort?.postMessage({ failure: { code: error.code, facts: error.facts } });
}
