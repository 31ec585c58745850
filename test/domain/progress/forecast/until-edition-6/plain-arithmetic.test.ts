import fc from "fast-check";
import { expect, test } from "vitest";
import { earlierForecastOf } from "#shared/domain/progress/forecast/until-edition-6/earlier-forecast.ts";
import { afterBy } from "../histories.ts";

const forecastAfter = afterBy(earlierForecastOf);
const amounts = fc.array(fc.bigInt({ min: 0n, max: 2_000_000_000n }), { minLength: 6, maxLength: 35 });

test("the middle is what plain arithmetic with decimals gives", () => {
  fc.assert(
    fc.property(amounts, (history) => {
      const forecast = forecastAfter(history);
      fc.pre(forecast.state === "ready" && history.at(-1) !== 0n && history[0] !== 0n);
      expect(Number(forecast.endFen) / naiveEnd(history.map(Number))).toBeCloseTo(1, 4);
    }),
  );
});

/** The same method in decimals, on a history that begins in June 2016: the sum of the thirty-six months. */
function naiveEnd(history: readonly number[]): number {
  const total = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
  const shares = Array.from({ length: 12 }, () => 1);
  if (history.length >= 24) {
    const years = [history.slice(-24, -12), history.slice(-12)];
    for (let place = 0; place < 12; place++) {
      const ratios = years.flatMap((year) =>
        total(year) === 0 ? [] : [((year[place] ?? 0) / total(year)) * 12],
      );
      shares[(history.length + place) % 12] = (1 + total(ratios)) / (ratios.length + 1);
    }
  }
  const shareAt = (index: number) => shares[index % 12] ?? 1;
  const level = (count: number) => {
    const from = Math.max(history.length - count, 0);
    return total(history.slice(from)) / total(history.slice(from).map((_, index) => shareAt(from + index)));
  };
  const mean = (level(6) + level(12)) / 2;
  const coming = Array.from(
    { length: 36 - history.length },
    (_, index) => mean * shareAt(history.length + index),
  );
  return total(history) + total(coming);
}
