import type { CountedMonth } from "../counted-months.ts";
import { expectedMonth, micro } from "./expected-month.ts";

/** After how many months the first forecast of a back-test is made. */
export const originMonthsMin = 3;
/** How many errors at one distance a range rests on at least. */
export const errorsMin = 3;
/** Of how many out of ten back-tested forecasts the range would have held the outcome, at least. */
export const heldOfTen = 8;

/** How forecasts made in the past would have come out. */
export type BackTest = {
  /** How many forecasts were made, each from the months before its origin alone. */
  origins: number;
  /** The absolute errors of the month that follows each origin, as a share of what was forecast, in millionths. */
  meanErrorMicro: bigint;
  /**
   * Half the width of the range so many months ahead (from 1), as a share of the forecast increase, in millionths.
   * Farther ahead than could be tested it is the widest that was.
   */
  widthMicro(monthsAhead: number): bigint;
  widestMicro: bigint;
};

/**
 * Forecasts the history from each of its earlier months (rolling origin), each time from what was known then, and
 * compares with what came. `undefined` when there are too few months.
 */
export function backTest(history: readonly CountedMonth[]): BackTest | undefined {
  const errors = Array.from({ length: history.length }, (): bigint[] => []);
  let [origins, missed, forecast] = [0, 0n, 0n];
  for (let origin = originMonthsMin; origin < history.length; origin++) {
    const expected = expectedMonth(history.slice(0, origin));
    let [added, came] = [0n, 0n];
    for (const [ahead, { month, fen }] of history.slice(origin).entries()) {
      added += expected(month);
      came += fen * micro;
      if (added === 0n) break;
      const error = distance(came, added);
      errors[ahead]?.push((error * micro) / added);
      if (ahead > 0) continue;
      origins += 1;
      missed += error;
      forecast += added;
    }
  }
  const widths = errors.filter(({ length }) => length >= errorsMin).map(widthOf);
  if (widths.length === 0) return undefined;
  const widestMicro = ascending(widths).at(-1) ?? 0n;
  return {
    origins,
    meanErrorMicro: (missed * micro) / forecast,
    widthMicro: (monthsAhead) => widths[monthsAhead - 1] ?? widestMicro,
    widestMicro,
  };
}

/** The smallest error that `heldOfTen` of ten do not exceed. */
function widthOf(errors: readonly bigint[]): bigint {
  return ascending(errors)[Math.ceil((errors.length * heldOfTen) / 10) - 1] ?? 0n;
}

function ascending(numbers: readonly bigint[]): bigint[] {
  return [...numbers].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function distance(a: bigint, b: bigint): bigint {
  return a < b ? b - a : a - b;
}
