import { watchLedger } from "#shared/app/audit/watch-ledger.ts";
import { scheduledWorker } from "#shared/http/base/worker.ts";

/** Verifies the whole ledger, and looks whether a report is overdue. */
export const watchWorker = scheduledWorker({
  rights: ["table:batch"],
  work: watchLedger,
});
