import { dayText } from "#shared/domain/base/chinese-date.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { largestRemainder } from "#shared/domain/base/largest-remainder.ts";
import { type Fen, formatWan } from "#shared/domain/base/money.ts";
import type { Pace } from "#shared/domain/programme/pace.ts";

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

const yiFen = 10_000_000_000n;
const wanFen = 1_000_000n;

/** An amount that somebody set, as one says it: 3亿元, 1.5亿元, 8,774万元, 8,774.25万元. */
export function setAmountText(fen: Fen): string {
  const tenths = yiFen / 10n;
  if (fen >= yiFen && fen % tenths === 0n) {
    const rest = (fen % yiFen) / tenths;
    return `${fen / yiFen}${rest === 0n ? "" : `.${rest}`}亿元`;
  }
  return fen % wanFen === 0n ? `${formatWan(fen).replace(/\.00$/, "")}万元` : `${formatWan(fen)}万元`;
}

/** What the rest of a window asks for, after what is still lacking. */
export function requiredText({
  requiredPerMonthFen,
  remainingMonths,
}: Pick<Pace, "requiredPerMonthFen" | "remainingMonths">): string {
  return requiredPerMonthFen === undefined
    ? "合作期剩余时间已不足一个整月"
    : `合作期还剩${remainingMonths}个整月，月均需发放${formatWan(requiredPerMonthFen)}万元`;
}
