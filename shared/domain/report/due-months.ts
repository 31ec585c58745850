import { type Day, shanghaiDayOf } from "../day.ts";
import { shanghaiHourStart } from "../instant.ts";
import { addMonths, type Month, monthOf, monthsBetween } from "../month.ts";
import type { Programme } from "../programme.ts";

/** The day of the next month and the hour of that day, in Asia/Shanghai, from which a month's report is due. */
export type ReportTime = Pick<Programme, "reportDay" | "reportHour">;

/** When reports are due where nobody has said otherwise. */
export const defaultReportTime: ReportTime = { reportDay: 1, reportHour: 8 };

/** The last day of a month and the last hour of a day that may be set: every month has them. */
export const reportTimeMax: ReportTime = { reportDay: 28, reportHour: 23 };

/** Which reports are missing, and which is due next and from what instant on; neither before the ledger's first entry. */
export type DueMonths = { missing: Month[]; next: { month: Month; dueAt: string } | undefined };

/**
 * Every month that ended since the ledger's first entry became known has a report, due from the programme's day and hour
 * on; those due without one are missing, oldest first. The first that is not due yet and has none is the next.
 */
export function dueMonthsOf(
  firstKnownAt: string | undefined,
  now: string,
  published: readonly Month[],
  time: ReportTime,
): DueMonths {
  if (firstKnownAt === undefined) return { missing: [], next: undefined };
  const done = new Set(published);
  const open = monthsBetween(monthOf(shanghaiDayOf(firstKnownAt)), monthOf(shanghaiDayOf(now)))
    .filter((month) => !done.has(month))
    .map((month) => ({ month, dueAt: dueAtOf(month, time) }));
  return {
    missing: open.filter(({ dueAt }) => dueAt <= now).map(({ month }) => month),
    next: open.find(({ dueAt }) => dueAt > now),
  };
}

function dueAtOf(month: Month, { reportDay, reportHour }: ReportTime): string {
  const day: Day = `${addMonths(month, 1)}-${String(reportDay).padStart(2, "0")}`;
  return shanghaiHourStart(day, reportHour);
}
