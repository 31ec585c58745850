import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#shared/domain/base/day.ts";
import { addMonths, lastDayOf, monthOf } from "#shared/domain/base/month.ts";
import { earlierForecastOf } from "#shared/domain/progress/forecast/until-edition-6/earlier-forecast.ts";
import { countedIn, first, forecastAfter, programme, sum } from "./histories.ts";

const amounts = fc.array(fc.bigInt({ min: 0n, max: 2_000_000_000n }), { minLength: 6, maxLength: 35 });
const someAmount = fc.bigInt({ min: 10_000_000n, max: 2_000_000_000n });
const dayOfLast = fc.nat(27);

test("low ≤ middle ≤ high, all rise, the range widens, and nothing is below what is disbursed", () => {
  fc.assert(
    fc.property(amounts, dayOfLast, (history, days) => {
      const counted = countedIn(history);
      const asOf = addDays(lastDayOf(addMonths(first, history.length - 1)), -days);
      const forecast = earlierForecastOf(programme, counted, asOf, asOf);
      fc.pre(forecast.state === "ready");
      const done = sum(history);
      let before = { lowFen: done, midFen: done, highFen: done };
      for (const [index, month] of forecast.months.entries()) {
        expect(month.month).toBe(addMonths(forecast.months[0]?.month ?? "", index));
        expect(month.lowFen).toBeLessThanOrEqual(month.midFen);
        expect(month.midFen).toBeLessThanOrEqual(month.highFen);
        expect(month.lowFen).toBeGreaterThanOrEqual(before.lowFen);
        expect(month.midFen).toBeGreaterThanOrEqual(before.midFen);
        expect(month.highFen - month.midFen + 1n).toBeGreaterThanOrEqual(before.highFen - before.midFen);
        before = month;
      }
      expect(forecast.months[0]?.month).toBe(days === 0 ? addMonths(monthOf(asOf), 1) : monthOf(asOf));
      expect(forecast.months.at(-1)).toMatchObject({ month: "2019-05", midFen: forecast.endFen });
    }),
  );
});

test("what is ten times as much in every month is ten times as much in the forecast, but for rounding", () => {
  fc.assert(
    fc.property(fc.array(someAmount, { minLength: 6, maxLength: 35 }), (history) => {
      const one = forecastAfter(history);
      const ten = forecastAfter(history.map((fen) => fen * 10n));
      fc.pre(one.state === "ready" && ten.state === "ready");
      expect(ten.method).toBe(one.method);
      expect(ten.backTest.origins).toBe(one.backTest.origins);
      for (const key of ["endFen", "lowFen", "highFen"] as const) {
        const difference = ten[key] - one[key] * 10n;
        expect(difference * difference).toBeLessThan(900n);
      }
    }),
  );
});

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
