import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FailureFacts } from "#shared/domain/base/failures/failure-row.ts";
import type { FailureCode } from "#shared/domain/base/failures.ts";
import type { PackedRows, SheetEnd } from "./packed-rows.ts";
import { readSheets } from "./read-sheets.ts";
import type { ReaderLimits } from "./reader-limits.ts";

/** What the process is given: the file and the limits. */
export type WorkerTask = { bytes: Uint8Array; limits: ReaderLimits };
/** Its messages, piece by piece: the rows of a sheet, the end of the sheet, and last that all is read or why not. */
export type WorkerNews =
  | { kind: "rows"; batch: PackedRows }
  | { kind: "sheet"; end: SheetEnd }
  | { kind: "done" }
  | { kind: "failure"; code: FailureCode; facts: FailureFacts };

let written = Promise.resolve();

/** Tells the parent once the news before is written: reading goes on meanwhile, and yet nothing piles up here. */
async function tell(news: WorkerNews): Promise<void> {
  await written;
  written = new Promise((resolve, reject) => {
    process.send?.(news, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

async function work({ bytes, limits }: WorkerTask): Promise<void> {
  try {
    await readSheets(bytes, limits, {
      rows: (batch) => tell({ kind: "rows", batch }),
      end: (end) => tell({ kind: "sheet", end }),
    });
    await tell({ kind: "done" });
  } catch (error) {
    const { code, facts } = error instanceof LedgerFailure ? error : new LedgerFailure("file-unreadable");
    await tell({ kind: "failure", code, facts });
  }
}

process.once("message", work);
