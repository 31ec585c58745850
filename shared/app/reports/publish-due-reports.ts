import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { dueReports } from "./due-reports.ts";
import { type IssueDeps, issueReport } from "./issue-report.ts";

/** How many missed months one call makes up for; the next call goes on. */
const monthsMadeUpMax = 120;

/**
 * Publishes, oldest first, the report of every month that ended since the ledger's first entry, is due, waits for no
 * bank's data and has none, and the next revision of one that went out before a bank's data was in, once it is; returns
 * the months published. A repeated or concurrent call is harmless, and cheap where
 * nothing is due. It logs each as `report-published`, one that waits as `report-waits`, and one that cannot be made as
 * `report-not-made`, whose error it throws.
 */
export async function publishDueReports(deps: IssueDeps): Promise<Month[]> {
  const { missing, waiting, revisions } = await dueReports(deps);
  for (const { month, until, banks } of waiting)
    deps.log("report-waits", { month, until, banks: banks.map(({ bankId }) => bankId).join() });
  const issued: Month[] = [];
  const due = [...missing.map((month) => ({ month, revision: 1 })), ...revisions].sort((a, b) =>
    textOrder(a.month, b.month),
  );
  for (const { month, revision } of due.slice(0, monthsMadeUpMax)) {
    const { outcome } = await issueReport(deps, "schedule", month, revision).catch((error: unknown) => {
      const code = error instanceof LedgerFailure ? error.code : "unexpected";
      deps.log("report-not-made", { month, code });
      throw error;
    });
    if (outcome !== "issued") continue;
    deps.log("report-published", { month, revision });
    issued.push(month);
  }
  return issued;
}
