import type { Day } from "#shared/domain/base/day.ts";
import { addMonths, type Month, monthOf, monthsBetween } from "#shared/domain/base/month.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Freshness } from "#shared/domain/progress/freshness.ts";
import { hasReport } from "./due-months.ts";

/** How many months are offered at most, the latest. */
const openMonthsMax = 1200;

/**
 * The months of a programme that a person may have a report of, oldest first: those that are over, have none, and of
 * which data tells: up to the latest data day of a bank's books, or the latest loan.
 */
export function openMonthsOf(basis: {
  programme: Pick<Programme, "firstOn" | "lastOn">;
  today: Day;
  published: readonly { month: Month }[];
  banks: readonly Pick<Freshness, "dataOn">[];
  lent: readonly Month[];
}): Month[] {
  const { programme, today, published, banks, lent } = basis;
  const first = monthOf(programme.firstOn);
  const told = [...banks.flatMap(({ dataOn }) => (dataOn === null ? [] : [monthOf(dataOn)])), ...lent];
  const last = [addMonths(monthOf(today), -1), ...told.sort().slice(-1)].sort()[0] ?? "";
  if (told.length === 0 || last < first) return [];
  const done = new Set(published.map(({ month }) => month));
  return monthsBetween(first, last)
    .filter((month) => !done.has(month) && hasReport(month, { lastOn: programme.lastOn }))
    .slice(-openMonthsMax);
}
