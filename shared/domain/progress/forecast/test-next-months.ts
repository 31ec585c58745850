import { distance, micro, roundedFen, sumOf } from "./micro.ts";
import { expectedNext } from "./weigh-ways.ts";
import type { Weighing } from "./weighing.ts";

/** After how many months the first forecast is tried. */
const originMonthsMin = 3;

/** How often the month after was forecast, and by what share of that the forecasts were off. */
export type NextMonthsTest = { origins: number; meanAbsoluteErrorPercent: number };

/**
 * Forecasts each month of a history from those before it alone (rolling origin) and compares with what came; amounts in
 * millionths of a fen. `undefined` where nothing was lent in all, or ever expected.
 */
export function testNextMonths(weighing: Weighing, months: readonly bigint[]): NextMonthsTest | undefined {
  const trials = months
    .map((came, origin) => ({ came, known: months.slice(0, origin) }))
    .slice(originMonthsMin)
    .map(({ came, known }) => ({ came, expected: expectedNext(weighing, known) }));
  const expected = sumOf(trials.map((trial) => trial.expected));
  if (expected === 0n || sumOf(months) <= 0n) return undefined;
  const missed = sumOf(trials.map((trial) => distance(trial.came, trial.expected)));
  return {
    origins: trials.length,
    meanAbsoluteErrorPercent: Number(roundedFen((missed * micro * 10_000n) / expected)) / 100,
  };
}
