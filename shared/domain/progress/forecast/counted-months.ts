import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { firstDayOf, lastDayOf, type Month, monthOf, monthsBetween } from "#shared/domain/base/month.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

/** What was disbursed in a month and counts towards the goal. */
export type CountedMonth = { month: Month; fen: Fen };

/** How many months a forecast looks back at most. */
export const historyMonthsMax = 120;
/** Over how many months the present speed is taken. */
export const recentMonthsMax = 3;

/**
 * The whole months of a programme's window that were over at the end of a day, ascending, from the first with a loan on;
 * the latest `historyMonthsMax`. Where it is known to which day the data reaches, `dataOn`, months that it does not hold whole are left out; where it
 * is not, a last month without any loan: its book has not come yet.
 */
export function completeMonths(
  { firstOn, lastOn }: Pick<Programme, "firstOn" | "lastOn">,
  counted: ReadonlyMap<Month, Fen>,
  through: Day,
  dataOn?: Day,
): CountedMonth[] {
  const until = [through, lastOn, dataOn ?? through].reduce((one, other) => (one < other ? one : other));
  const firstLent = [...counted.keys()].filter((month) => firstDayOf(month) >= firstOn).sort()[0];
  if (firstLent === undefined || firstLent > monthOf(until)) return [];
  const months = monthsBetween(firstLent, monthOf(until))
    .filter((month) => lastDayOf(month) <= until)
    .map((month) => ({ month, fen: counted.get(month) ?? 0n }));
  const isTold = dataOn !== undefined || counted.has(months.at(-1)?.month ?? "");
  return (isTold ? months : months.slice(0, -1)).slice(-historyMonthsMax);
}

/** What the latest complete months brought on average, at most `recentMonthsMax`, rounded half up; `undefined` when there are none. */
export function recentPerMonthFen(complete: readonly CountedMonth[]): Fen | undefined {
  const recent = complete.slice(-recentMonthsMax);
  if (recent.length === 0) return undefined;
  const count = BigInt(recent.length);
  return (sumFen(recent) * 2n + count) / (count * 2n);
}

/** The money of some months. */
export function sumFen(months: readonly CountedMonth[]): Fen {
  return months.reduce((sum, { fen }) => sum + fen, 0n);
}
