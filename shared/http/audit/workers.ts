import { watchLedger } from "#shared/app/audit/watch-ledger.ts";
import { scheduledWorker } from "#shared/http/base/worker.ts";

/** Verifies the whole ledger and its published reports, and looks whether a report is overdue. */
export const watchWorker = scheduledWorker({
  parts: ["frozenReports", "books", "documents"],
  rights: ["table:batch", "index:query", "reports:read", "files:list"],
  work: watchLedger,
});
