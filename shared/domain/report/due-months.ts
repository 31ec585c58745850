import { type Day, shanghaiDayOf } from "../day.ts";
import { addMonths, firstDayOf, type Month, monthOf, monthsBetween } from "../month.ts";

/** Which reports are missing, and which is due next and on which day; neither before the ledger's first entry. */
export type DueMonths = { missing: Month[]; next: { month: Month; dueOn: Day } | undefined };

/**
 * Every month that ended since the ledger's first entry became known has a report, due on the first day in Asia/Shanghai
 * after it; those without one are missing, oldest first. The present month's is the next.
 */
export function dueMonthsOf(
  firstKnownAt: string | undefined,
  now: string,
  published: readonly Month[],
): DueMonths {
  if (firstKnownAt === undefined) return { missing: [], next: undefined };
  const month = monthOf(shanghaiDayOf(now));
  const done = new Set(published);
  return {
    missing: monthsBetween(monthOf(shanghaiDayOf(firstKnownAt)), addMonths(month, -1)).filter(
      (ended) => !done.has(ended),
    ),
    next: { month, dueOn: firstDayOf(addMonths(month, 1)) },
  };
}
