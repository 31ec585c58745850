import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type Month, monthOf } from "#shared/domain/base/month.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { type IssueDeps, issueReport } from "./issue-report.ts";

/**
 * Publishes the report of a past month, once and for good. Fails with `report-before-start` for a month before both the
 * programme's first and the ledger's first, since a publication cannot be taken back; and with `report-too-early`,
 * `report-published` or `ledger-busy`. What the caller has published since `begunAt` is what they ask for: a request of theirs
 * that was given up may have come to its end.
 */
export async function publishReport(
  deps: IssueDeps,
  caller: Pick<Person, "subject">,
  month: Month,
  begunAt?: string,
): Promise<PublishedReport> {
  const firstMonth = await firstReportMonth(deps);
  if (month < firstMonth) throw new LedgerFailure("report-before-start", { month, firstMonth });
  const { outcome, report } = await issueReport(deps, caller.subject, month);
  const isTheirs =
    begunAt !== undefined && report.publishedBy === caller.subject && report.publishedAt >= begunAt;
  if (outcome === "already" && !isTheirs) throw new LedgerFailure("report-published", { month });
  return report;
}

async function firstReportMonth({
  ledger,
  programme,
}: Pick<IssueDeps, "ledger" | "programme">): Promise<Month> {
  const begins = monthOf(programme.firstOn);
  const [block] = await ledger.blocks(0, 1);
  const known = block === undefined ? begins : monthOf(shanghaiDayOf(block.knownAt));
  return known < begins ? known : begins;
}
