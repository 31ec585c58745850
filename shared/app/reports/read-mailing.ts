import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { Mailing } from "#shared/domain/reports/mailing.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What became of the messages about a month's report; `undefined` when none is reserved yet. Fails with `report-unknown`. */
export async function readMailing(
  deps: Pick<Deps, "reports" | "mailings">,
  month: Month,
): Promise<Mailing | undefined> {
  const report = await deps.reports.get(month);
  if (report === undefined) throw new LedgerFailure("report-unknown", { month });
  return deps.mailings.get(month, report.revision);
}
