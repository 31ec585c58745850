import { scheduledWorker } from "#shared/http/base/worker.ts";

/** Verifies the whole ledger, and looks whether a report is overdue. */
export const watchLedger = scheduledWorker({
  rights: ["table:batch"],
  async work(deps) {
    const { watchLedger } = await import("#shared/app/audit/watch-ledger.ts");
    await watchLedger(deps);
  },
});
