import { bankFreshness } from "#shared/app/progress/bank-freshness.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { type Month, monthOf } from "#shared/domain/base/month.ts";
import { programmeKey } from "#shared/domain/ledger/totals.ts";
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
export async function readDueBasis(deps: DueDeps): Promise<{
  items: PublishedReport[];
  dueWith: (banks: DueBasis["banks"]) => DueMonths;
}> {
  const { reports, ledger, programme } = deps;
  const now = deps.now();
  const isOver = monthOf(shanghaiDayOf(now)) > monthOf(programme.lastOn);
  const [items, [first], settledIn] = await Promise.all([
    reports.list(),
    ledger.blocks(0, 1),
    isOver ? settledMonth(deps) : undefined,
  ]);
  const published = lastRevisions(items);
  const { lastOn } = programme;
  const basis = { firstKnownAt: first?.knownAt, now, published, time: programme, lastOn, settledIn };
  return { items: published, dueWith: (banks) => dueMonthsOf({ ...basis, banks }) };
}

/** The month of the ledger's last entry, where nothing is owed any more. */
async function settledMonth({ ledger }: Pick<DueDeps, "ledger">): Promise<Month | undefined> {
  const [head, totals] = await Promise.all([ledger.head(), ledger.totals(programmeKey)]);
  const total = totals.find(({ key }) => key === programmeKey);
  if (total === undefined || total.measures.outstandingFen > 0n) return undefined;
  const [last] = await ledger.blocks(head.blockNo - 1, 1);
  return last && monthOf(shanghaiDayOf(last.knownAt));
}
