import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { shanghaiHourStart } from "#shared/domain/base/instant.ts";
import {
  addMonths,
  lastDayOf,
  type Month,
  monthNumber,
  monthOf,
  monthsBetween,
} from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { ReportTime } from "#shared/domain/programme/report-time.ts";
import type { Freshness } from "#shared/domain/progress/freshness.ts";
import { awaitedOf, type BankData } from "./awaited-data.ts";

/** A month whose report waits for the data of banks, and from when on it waits no longer. */
export type WaitingMonth = { month: Month; until: string; banks: BankData[] };

/**
 * Which reports are missing, which wait for data, and which is due next and from what instant on; none before the ledger's
 * first entry.
 */
export type DueMonths = {
  missing: Month[];
  waiting: WaitingMonth[];
  /** The revisions of reports that went out before a bank's data was in, which is in now; oldest month first. */
  revisions: { month: Month; revision: number }[];
  next: { month: Month; dueAt: string } | undefined;
};

/** What is due is judged by: the ledger's first entry, the instant, the months published, and how far banks' data reaches. */
export type DueBasis = {
  firstKnownAt: string | undefined;
  now: string;
  /** The last revision of each month's report. */
  published: readonly { month: Month; revision: number; provisional?: true | undefined }[];
  time: ReportTime;
  /** The programme's last day: months after its own have a report each quarter alone. */
  lastOn: Day;
  /** The last month that may have one, where nothing is owed any more. */
  settledIn?: Month | undefined;
  banks: readonly (BankData & Pick<Freshness, "lastCommittedAt">)[];
};

/**
 * Every month that ended since the ledger's first entry gets a report, after the month in which the programme's window
 * ends only the last of each quarter, up to the one in which the last loan was settled. It is due from the programme's day and hour on,
 * once the data of every bank reaches the month's end, or from the day of the deadline on. Due months without a report are missing, oldest
 * first; the first month that is not due and has none is the next.
 */
export function dueMonthsOf(basis: DueBasis): DueMonths {
  const { firstKnownAt, now, published, time, banks } = basis;
  if (firstKnownAt === undefined) return { missing: [], waiting: [], revisions: [], next: undefined };
  const done = new Set(published.map(({ month }) => month));
  const open = monthsBetween(monthOf(shanghaiDayOf(firstKnownAt)), quarterEnd(monthOf(shanghaiDayOf(now))))
    .filter((month) => !done.has(month) && hasReport(month, basis))
    .map((month) => ({ month, dueAt: shanghaiHourOf(month, time.reportDay, time.reportHour) }));
  const come = open
    .filter(({ dueAt }) => dueAt <= now)
    .map(({ month, dueAt }) => ({ month, ...readyOf(month, dueAt, time, banks) }));
  return {
    missing: come.filter(({ until }) => until <= now).map(({ month }) => month),
    waiting: come.filter(({ until }) => until > now),
    revisions: published
      .filter(({ month, provisional }) => provisional && awaitedOf(banks, lastDayOf(month)).length === 0)
      .map(({ month, revision }) => ({ month, revision: revision + 1 }))
      .sort((a, b) => textOrder(a.month, b.month)),
    next: open.find(({ dueAt }) => dueAt > now),
  };
}

/** Tells whether a month has a report of its own: after the window each quarter's last alone. */
export function hasReport(
  month: Month,
  { lastOn, settledIn }: Pick<DueBasis, "lastOn" | "settledIn">,
): boolean {
  if (month <= monthOf(lastOn)) return true;
  return month === quarterEnd(month) && (settledIn === undefined || month <= quarterEnd(settledIn));
}

function quarterEnd(month: Month): Month {
  return addMonths(month, 2 - (monthNumber(month) % 3));
}

/** From when on a month's report may be published, and the banks that it waits for till then. */
function readyOf(
  month: Month,
  dueAt: string,
  { reportHour, reportDeadlineDay }: ReportTime,
  banks: DueBasis["banks"],
): { until: string; banks: BankData[] } {
  const awaited = awaitedOf(banks, lastDayOf(month));
  const since =
    awaited.length > 0
      ? [latestHourOf(month, { reportHour, reportDeadlineDay })]
      : banks.map(({ lastCommittedAt }) => lastCommittedAt ?? dueAt);
  return { until: [dueAt, ...since].reduce((a, b) => (a > b ? a : b)), banks: awaited };
}

/** The instant at which a month's report goes out at the latest, whatever data is awaited. */
export function latestHourOf(
  month: Month,
  { reportHour, reportDeadlineDay }: Pick<ReportTime, "reportHour" | "reportDeadlineDay">,
): string {
  return shanghaiHourOf(month, reportDeadlineDay, reportHour);
}

/** An hour of a day of the month after a month. */
function shanghaiHourOf(month: Month, dayOfMonth: number, hour: number): string {
  const day: Day = `${addMonths(month, 1)}-${String(dayOfMonth).padStart(2, "0")}`;
  return shanghaiHourStart(day, hour);
}
