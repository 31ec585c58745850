import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { Mailing } from "#shared/domain/reports/mailing.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What became of a report outside. */
export type SentReport = {
  month: Month;
  /** Its messages; `undefined` when none is reserved yet. */
  mailing: Mailing | undefined;
  /** Whether an authority has stamped it. */
  stamped: boolean;
};

/** What became outside of the last revision of a month's report. Fails with `report-unknown`. */
export async function readSentReport(
  deps: Pick<Deps, "reports" | "mailings" | "frozenReports">,
  month: Month,
): Promise<SentReport> {
  const report = await deps.reports.get(month);
  if (report === undefined) throw new LedgerFailure("report-unknown", { month });
  const [mailing, stamp] = await Promise.all([
    deps.mailings.get(month, report.revision),
    deps.frozenReports.getTimestamp(report),
  ]);
  return { month, mailing, stamped: stamp !== undefined };
}
