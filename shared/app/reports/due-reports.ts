import { bankFreshness } from "#shared/app/progress/bank-freshness.ts";
import { type DueBasis, type DueMonths, dueMonthsOf } from "#shared/domain/reports/due-months.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { lastRevisions, type PublishedReport } from "#shared/ports/reports/report-archive.ts";

/** What telling due reports needs. */
export type DueDeps = Pick<Deps, "reports" | "ledger" | "programme" | "imports" | "now">;

/** Which months' reports are due; how far banks' data reaches is looked up only where a month's day has come. */
export async function dueReports(deps: DueDeps): Promise<DueMonths> {
  const { dueWith } = await readDueBasis(deps);
  const come = dueWith([]);
  const isSettled = come.missing.length === 0 && come.revisions.length === 0;
  return isSettled ? come : dueWith(await bankFreshness(deps));
}

/** The last revision of each published report, and the check of what is due given how far the banks' data reaches. */
export async function readDueBasis({ reports, ledger, programme, now }: DueDeps): Promise<{
  items: PublishedReport[];
  dueWith: (banks: DueBasis["banks"]) => DueMonths;
}> {
  const [items, [first]] = await Promise.all([reports.list(), ledger.blocks(0, 1)]);
  const published = lastRevisions(items);
  const basis = { firstKnownAt: first?.knownAt, now: now(), published, time: programme };
  return { items: published, dueWith: (banks) => dueMonthsOf({ ...basis, banks }) };
}
