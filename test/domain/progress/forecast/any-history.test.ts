import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#shared/domain/base/day.ts";
import { addMonths, lastDayOf, monthOf } from "#shared/domain/base/month.ts";
import { forecastOfEdition7 } from "#shared/domain/progress/forecast/edition-7/forecast-of-edition-7.ts";
import { weighingOfEdition8 } from "#shared/domain/progress/forecast/edition-8/weighing-of-edition-8.ts";
import { forecastOf } from "#shared/domain/progress/forecast/forecast.ts";
import { earlierForecastOf } from "#shared/domain/progress/forecast/until-edition-6/earlier-forecast.ts";
import { afterBy, countedIn, type Forecasting, first, programme, sum } from "./histories.ts";

const amounts = fc.array(fc.bigInt({ min: 0n, max: 2_000_000_000n }), { minLength: 6, maxLength: 35 });
const someAmount = fc.bigInt({ min: 10_000_000n, max: 2_000_000_000n });
const dayOfLast = fc.nat(27);

describe.each<[string, Forecasting]>([
  ["edition 9", forecastOf],
  [
    "edition 8",
    (...given) => forecastOf(given[0], given[1], given[2], given[3], given[4], weighingOfEdition8),
  ],
  ["edition 7", forecastOfEdition7],
  ["the editions up to 6", earlierForecastOf],
])("the forecast of %s", (_, forecasting) => {
  test("low ≤ middle ≤ high, all rise, the range widens, and nothing is below what is disbursed", () => {
    fc.assert(
      fc.property(amounts, dayOfLast, (history, days) => {
        const counted = countedIn(history);
        const asOf = addDays(lastDayOf(addMonths(first, history.length - 1)), -days);
        const forecast = forecasting(programme, counted, asOf, asOf);
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
        const one = afterBy(forecasting)(history);
        const ten = afterBy(forecasting)(history.map((fen) => fen * 10n));
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
});
