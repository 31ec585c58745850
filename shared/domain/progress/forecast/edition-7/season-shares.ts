import { larger, micro, sumOf } from "../micro.ts";

const monthsOfYear = 12;
/** A season that brings less than a twentieth of an average month tells nothing of the level. */
const shareMin = micro / 20n;

/** What each month of the year brings, as a share of an average month in millionths, by the index of a month. */
export type SeasonShares = (index: number) => bigint;

/**
 * The share of each calendar month in an average month: the mean of its shares in the latest whole years, with 1 counted
 * as one more year, so that few years move little.
 */
export function seasonShares(months: readonly bigint[]): SeasonShares {
  const shares = Array.from({ length: monthsOfYear }, () => micro);
  let years = 1n;
  for (let end = months.length; end >= monthsOfYear; end -= monthsOfYear) {
    const year = months.slice(end - monthsOfYear, end);
    const yearSum = sumOf(year);
    if (yearSum <= 0n) continue;
    years += 1n;
    for (const [index, month] of year.entries()) {
      const season = (end + index) % monthsOfYear;
      shares[season] = (shares[season] ?? 0n) + larger((month * BigInt(monthsOfYear) * micro) / yearSum, 0n);
    }
  }
  return (index) => (shares[index % monthsOfYear] ?? micro) / years;
}

/** The months as they would be without their seasons. */
export function withoutSeasons(months: readonly bigint[], shares: SeasonShares): bigint[] {
  return months.map((month, index) => (month * micro) / larger(shares(index), shareMin));
}
