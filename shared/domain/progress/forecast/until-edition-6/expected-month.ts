import { type Month, monthNumber } from "#shared/domain/base/month.ts";
import { type CountedMonth, sumFen } from "../counted-months.ts";

/** One whole, in millionths: forecasts are worked out in whole millionths of a fen, rounded down at each step. */
export const micro = 1_000_000n;
/** How many complete months it takes to use a season for each month of the year. */
export const seasonalMonthsMin = 24;
/** How many of the latest months the level rests on to one half; the other half is that of the latest year. */
const recentLevelMonths = 6;
const monthsOfYear = 12;

/** How a month is expected to come out, in millionths of a fen; never below zero. */
export type ExpectedMonth = (month: Month) => bigint;

/** Whether seasons are used. */
export function isSeasonal(history: readonly CountedMonth[]): boolean {
  return history.length >= seasonalMonthsMin;
}

/**
 * What complete months let expect of any other whole month: a level, half that of the latest six and half that of the
 * latest twelve, times the share that the season has had in the years of the history.
 */
export function expectedMonth(history: readonly CountedMonth[]): ExpectedMonth {
  const shares = isSeasonal(history) ? seasonShares(history) : undefined;
  const shareOf = (month: Month) => shares?.[seasonOf(month)] ?? micro;
  const levelOf = (months: readonly CountedMonth[]) =>
    (sumFen(months) * micro * micro) / months.reduce((sum, { month }) => sum + shareOf(month), 0n);
  const level = (levelOf(history.slice(-recentLevelMonths)) + levelOf(history.slice(-monthsOfYear))) / 2n;
  return (month) => (level > 0n ? (level * shareOf(month)) / micro : 0n);
}

/**
 * The share of each calendar month in an average month, in millionths: the mean of its shares in the latest whole
 * years, with 1 counted as one more year, so that few years move little.
 */
function seasonShares(history: readonly CountedMonth[]): bigint[] {
  const years: (readonly CountedMonth[])[] = [];
  for (let end = history.length; end >= monthsOfYear; end -= monthsOfYear) {
    years.push(history.slice(end - monthsOfYear, end));
  }
  const lent = years.filter((year) => sumFen(year) > 0n);
  const shares = Array.from({ length: monthsOfYear }, () => micro);
  for (const year of lent) {
    const yearFen = sumFen(year);
    for (const { month, fen } of year) {
      const share = (fen * BigInt(monthsOfYear) * micro) / yearFen;
      shares[seasonOf(month)] = (shares[seasonOf(month)] ?? 0n) + (share > 0n ? share : 0n);
    }
  }
  return shares.map((sum) => sum / BigInt(lent.length + 1));
}

function seasonOf(month: Month): number {
  return monthNumber(month) % monthsOfYear;
}
