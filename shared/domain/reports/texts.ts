import { dayText } from "#shared/domain/base/chinese-date.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { largestRemainder } from "#shared/domain/base/largest-remainder.ts";
import { type Fen, formatWan } from "#shared/domain/base/money.ts";

/** One hundredth of 万元 in fen: the last place that reports show. */
const hundredthWanFen = 10_000n;

/** Amounts of a column in 万元 with two decimals that add up to their printed sum (largest remainder). */
export function wanColumn(amounts: readonly Fen[]): string[] {
  return largestRemainder(amounts, hundredthWanFen).map((steps) => formatWan(steps * hundredthWanFen));
}

/** The shares of a column's amounts in percent with two decimals that add up to 100.00; all zero when there is no amount. */
export function shareColumn(amounts: readonly Fen[]): string[] {
  const total = amounts.reduce((sum, fen) => sum + fen, 0n);
  if (total === 0n) return amounts.map(() => "0.00");
  const hundredths = amounts.map((fen) => fen * 10_000n);
  return largestRemainder(hundredths, total).map((share) => (Number(share) / 100).toFixed(2));
}

/** The sum of a column in 万元 with two decimals. */
export function wanSum(amounts: readonly Fen[]): string {
  return formatWan(amounts.reduce((sum, fen) => sum + fen, 0n));
}

/** What stands behind the month of a later revision; nothing for the first. */
export function revisionText(revision: number): string {
  if (revision === 1) return "";
  return revision === 2 ? "　更正版" : `　第${revision - 1}次更正`;
}

/** `2016年7月1日 00:00`: an instant, given as ISO text in UTC, as the clocks of Asia/Shanghai show it. */
export function shanghaiTimeText(instant: string): string {
  const hour = (Number(instant.slice(11, 13)) + 8) % 24;
  return `${dayText(shanghaiDayOf(instant))} ${String(hour).padStart(2, "0")}:${instant.slice(14, 16)}`;
}

/** A percentage with two decimals. */
export function percentText(value: number): string {
  return value.toFixed(2);
}
