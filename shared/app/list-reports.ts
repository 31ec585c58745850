import { type DueMonths, dueMonthsOf } from "#shared/domain/report/due-months.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/report-archive.ts";

/** All published reports, newest month first: at most one for each of 1,200 months; and those that are due. */
export async function listReports(
  deps: Pick<Deps, "reports" | "ledger" | "programme" | "now">,
): Promise<{ items: PublishedReport[]; due: DueMonths }> {
  const [items, [first]] = await Promise.all([deps.reports.list(), deps.ledger.blocks(0, 1)]);
  const months = items.map(({ month }) => month);
  return { items, due: dueMonthsOf(first?.knownAt, deps.now(), months, deps.programme) };
}
