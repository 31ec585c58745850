import { larger, micro, sumOf } from "../micro.ts";
import { withoutOneOff } from "../one-off.ts";
import { sinceLastTurn } from "./last-turn.ts";
import { seasonShares, withoutSeasons } from "./season-shares.ts";
import { straightLine } from "./straight-line.ts";

/** What a month is expected to bring whole, by its index from the first month of the history, in millionths of a fen. */
export type Expected = (index: number) => bigint;

/** A way to expect coming months from those that were, `from` so many of them on; all in millionths of a fen. */
export type Method = { from: number; expect: (months: readonly bigint[]) => Expected };

const monthsOfYear = 12;

/** What is used as long as nothing else is clearly better. */
export const steadyMean: Method = {
  from: 3,
  expect: (months) => {
    const steady = sinceLastTurn(withoutOneOff(months));
    const mean = sumOf(steady) / BigInt(steady.length);
    return () => larger(mean, 0n);
  },
};

export type ChallengerName = "trend" | "last-year" | "seasonal-trend";

/** What is used instead where it would have been clearly better. */
export const challengers: readonly { name: ChallengerName; method: Method }[] = [
  { name: "trend", method: { from: 6, expect: (months) => straightLine(withoutOneOff(months)) } },
  { name: "last-year", method: { from: monthsOfYear, expect: lastYear } },
  { name: "seasonal-trend", method: { from: monthsOfYear + 1, expect: seasonalTrend } },
];

/** The trend of the last year alone: too easily misled to be used, but where it goes the range goes too. */
export const recentTrend: Method = {
  from: 6,
  expect: (months) => {
    const usual = withoutOneOff(months);
    const skipped = Math.max(usual.length - monthsOfYear, 0);
    const line = straightLine(usual.slice(skipped));
    return (index) => line(index - skipped);
  },
};

function lastYear(months: readonly bigint[]): Expected {
  const usual = withoutOneOff(months);
  return (index) => {
    const years = Math.ceil((index - usual.length + 1) / monthsOfYear);
    return larger(usual[index - years * monthsOfYear] ?? 0n, 0n);
  };
}

function seasonalTrend(months: readonly bigint[]): Expected {
  const usual = withoutOneOff(months);
  const shares = seasonShares(usual);
  const line = straightLine(withoutSeasons(usual, shares));
  return (index) => (line(index) * shares(index)) / micro;
}
