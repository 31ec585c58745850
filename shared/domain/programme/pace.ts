import { type Day, daysInclusive } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { firstDayOf, lastDayOf, monthNumber, monthOf } from "#shared/domain/base/month.ts";
import type { Programme } from "./programme.ts";

/** How the programme stands against its goal on a day; without one it is neither ahead nor behind. Percentages are rounded half up to two decimals. */
export type Pace = {
  percentOfGoal: number;
  /** 序时进度: the share of the programme's days that have passed, the day itself included. */
  timeElapsedPercent: number;
  /** Percentage points by which the programme is ahead of its scheduled pace; negative when late. */
  aheadOfPacePercent: number;
  remainingFen: Fen;
  /** Whole calendar months that are left after the month of the day, within the window. */
  remainingMonths: number;
  /** What each remaining month has to bring, rounded up to a fen; `undefined` when no month remains. */
  requiredPerMonthFen?: Fen | undefined;
};

/** The pace of a programme on a day, from what was disbursed within its window. */
export function paceOf(
  programme: Pick<Programme, "goalFen" | "firstOn" | "lastOn">,
  disbursedFen: Fen,
  asOf: Day,
): Pace {
  const daysTotal = daysInclusive(programme.firstOn, programme.lastOn);
  const daysPassed = Math.min(Math.max(daysInclusive(programme.firstOn, asOf), 0), daysTotal);
  const goalHundredths = percentHundredths(disbursedFen, programme.goalFen);
  const timeHundredths = percentHundredths(BigInt(daysPassed), BigInt(daysTotal));
  const remainingFen = disbursedFen >= programme.goalFen ? 0n : programme.goalFen - disbursedFen;
  return {
    percentOfGoal: Number(goalHundredths) / 100,
    timeElapsedPercent: Number(timeHundredths) / 100,
    aheadOfPacePercent: programme.goalFen === 0n ? 0 : Number(goalHundredths - timeHundredths) / 100,
    remainingFen,
    ...spreadOver(monthsLeft(programme, asOf), remainingFen),
  };
}

/** What so many remaining months have to bring each. */
export function spreadOver(
  remainingMonths: number,
  remainingFen: Fen,
): Pick<Pace, "remainingMonths" | "requiredPerMonthFen"> {
  const months = BigInt(remainingMonths);
  return {
    remainingMonths,
    requiredPerMonthFen: months === 0n ? undefined : (remainingFen + months - 1n) / months,
  };
}

/** A share in hundredths of a percent, rounded half away from zero; zero when the whole, which is never negative, is zero. */
export function percentHundredths(part: bigint, whole: bigint): bigint {
  if (whole === 0n) return 0n;
  return part < 0n ? -percentHundredths(-part, whole) : (part * 20_000n + whole) / (whole * 2n);
}

/** The whole months that a window still has after the month of a day; a month that its end or begin cuts is none. */
function monthsLeft({ firstOn, lastOn }: Pick<Programme, "firstOn" | "lastOn">, asOf: Day): number {
  const firstWhole = monthNumber(monthOf(firstOn)) + (firstOn > firstDayOf(monthOf(firstOn)) ? 1 : 0);
  const lastWhole = monthNumber(monthOf(lastOn)) - (lastOn < lastDayOf(monthOf(lastOn)) ? 1 : 0);
  const next = Math.max(firstWhole, monthNumber(monthOf(asOf)) + 1);
  return Math.max(lastWhole - next + 1, 0);
}
