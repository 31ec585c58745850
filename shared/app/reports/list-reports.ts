import { bankFreshness } from "#shared/app/progress/bank-freshness.ts";
import type { BankData } from "#shared/domain/reports/awaited-data.ts";
import type { DueMonths } from "#shared/domain/reports/due-months.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { type DueDeps, readDueBasis } from "./due-reports.ts";

/**
 * All published reports, newest month first: at most one for each of 1,200 months; those that are due; and how far the
 * data of each bank reaches.
 */
export async function listReports(
  deps: DueDeps,
): Promise<{ items: PublishedReport[]; due: DueMonths; banks: BankData[] }> {
  const [{ items, dueWith }, fresh] = await Promise.all([readDueBasis(deps), bankFreshness(deps)]);
  const banks = fresh.map(({ bankId, name, dataOn }) => ({ bankId, name, dataOn }));
  return { items, due: dueWith(fresh), banks };
}
