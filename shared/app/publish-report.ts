import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Month } from "#shared/domain/month.ts";
import type { Person } from "#shared/domain/person.ts";
import type { PublishedReport } from "#shared/ports/report-archive.ts";
import { type IssueDeps, issueReport } from "./issue-report.ts";

/**
 * Publishes the report of a month that is over, once and for good. Fails with `report-too-early`, `report-published`
 * or `ledger-busy`.
 */
export async function publishReport(
  deps: IssueDeps,
  caller: Pick<Person, "subject">,
  month: Month,
): Promise<PublishedReport> {
  const { outcome, report } = await issueReport(deps, caller.subject, month);
  if (outcome === "already") throw new LedgerFailure("report-published", { month });
  return report;
}
