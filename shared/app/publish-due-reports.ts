import { shanghaiDayOf } from "#shared/domain/day.ts";
import { addMonths, type Month, monthOf, monthsBetween } from "#shared/domain/month.ts";
import { type IssueDeps, issueReport } from "./issue-report.ts";

/** How many missed months one call makes up for; the next call goes on. */
const monthsMadeUpMax = 120;

/**
 * Publishes, oldest first, the report of every month that ended since the ledger's first entry became known, is over in
 * Asia/Shanghai and has none; gives the months published by this call. Calling again, or at the same time, is harmless.
 */
export async function publishDueReports(deps: IssueDeps): Promise<Month[]> {
  const [first] = await deps.ledger.blocks(0, 1);
  if (first === undefined) return [];
  const published = new Set((await deps.reports.list()).map(({ month }) => month));
  const lastOver = addMonths(monthOf(shanghaiDayOf(deps.now())), -1);
  const due = monthsBetween(monthOf(shanghaiDayOf(first.knownAt)), lastOver).filter(
    (month) => !published.has(month),
  );
  const issued: Month[] = [];
  for (const month of due.slice(0, monthsMadeUpMax)) {
    const { outcome } = await issueReport(deps, "schedule", month);
    if (outcome === "issued") issued.push(month);
  }
  return issued;
}
