import { type CountedMonth, sumFen } from "./counted-months.ts";
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
  /** Half the width of the range so many months ahead (from 1), as a share of what is forecast to be added, in millionths. */
  widthMicro(monthsAhead: number): bigint;
};

/**
 * Forecasts the history from each of its own earlier months on (rolling origin), each time as it would have been done
 * then, and compares with what came. `undefined` when there are too few months to say anything.
 */
export function backTest(history: readonly CountedMonth[]): BackTest | undefined {
  const errors = Array.from({ length: history.length }, (): bigint[] => []);
  let [origins, missed, forecast] = [0, 0n, 0n];
  for (let origin = originMonthsMin; origin < history.length; origin++) {
    const expected = expectedMonth(history.slice(0, origin));
    let added = 0n;
    for (let end = origin + 1; end <= history.length; end++) {
      added += expected(history[end - 1]?.month ?? "");
      if (added === 0n) break;
      const error = distance(sumFen(history.slice(origin, end)) * micro, added);
      errors[end - origin - 1]?.push((error * micro) / added);
      if (end > origin + 1) continue;
      origins += 1;
      missed += error;
      forecast += added;
    }
  }
  const widths = errors.filter(({ length }) => length >= errorsMin).map(widthOf);
  const farthest = widths.at(-1);
  if (farthest === undefined) return undefined;
  return {
    origins,
    meanErrorMicro: (missed * micro) / forecast,
    widthMicro: (monthsAhead) => widths[monthsAhead - 1] ?? farthest,
  };
}

/** The smallest error that `heldOfTen` of ten do not exceed. */
function widthOf(errors: readonly bigint[]): bigint {
  const ascending = errors.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return ascending[Math.ceil((ascending.length * heldOfTen) / 10) - 1] ?? 0n;
}

function distance(a: bigint, b: bigint): bigint {
  return a < b ? b - a : a - b;
}
