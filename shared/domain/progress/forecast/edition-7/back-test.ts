import type { Method } from "./methods.ts";

/** A forecast made in the past from the months before its origin alone, and how far off it was. */
export type Trial = {
  /** How many months were known. */
  origin: number;
  /** How many months ahead it looked, from 1. */
  ahead: number;
  /** What all of these months together were expected to bring, and by how much that was more than they brought. */
  expected: bigint;
  error: bigint;
};

/** The forecasts of a method at each earlier month of a history (rolling origin), up to so many months ahead. */
export function backTest(method: Method, months: readonly bigint[], aheadMax = months.length): Trial[] {
  const trials: Trial[] = [];
  for (let origin = method.from; origin < months.length; origin++) {
    const expect = method.expect(months.slice(0, origin));
    let [expected, came] = [0n, 0n];
    for (let ahead = 1; ahead <= aheadMax && origin + ahead <= months.length; ahead++) {
      const index = origin + ahead - 1;
      expected += expect(index);
      came += months[index] ?? 0n;
      trials.push({ origin, ahead, expected, error: expected - came });
    }
  }
  return trials;
}
