import { addMonths, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { Forecast, forecastOf } from "#shared/domain/progress/forecast/forecast.ts";

export const programme = { goalFen: 30_000_000_000n, firstOn: "2016-06-01", lastOn: "2019-05-31" };
export const first = "2016-06";

/** What counts in each month from the programme's first on; a month without anything is no month of the totals. */
export function countedIn(amounts: readonly bigint[]): Map<Month, bigint> {
  return new Map(
    amounts.flatMap((fen, index): [Month, bigint][] => (fen === 0n ? [] : [[addMonths(first, index), fen]])),
  );
}

/** An edition's way to work the forecast out. */
export type Forecasting = typeof forecastOf;

/** The forecast of an edition at the end of the last of some months. */
export function afterBy(forecasting: Forecasting) {
  return (amounts: readonly bigint[], changes: Partial<typeof programme> = {}): Forecast => {
    const asOf = lastDayOf(addMonths(first, amounts.length - 1));
    return forecasting({ ...programme, ...changes }, countedIn(amounts), asOf, asOf);
  };
}

export function ready(forecast: Forecast): Extract<Forecast, { state: "ready" }> {
  if (forecast.state !== "ready") throw new Error(forecast.reason);
  return forecast;
}

export const months = (fen: bigint, count: number) => Array.from({ length: count }, () => fen);
export const sum = (amounts: readonly bigint[]) => amounts.reduce((total, fen) => total + fen, 0n);
