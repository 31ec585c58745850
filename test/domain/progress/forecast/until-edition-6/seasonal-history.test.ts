import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatWan } from "#shared/domain/base/money.ts";
import { addMonths, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { Forecast } from "#shared/domain/progress/forecast/forecast.ts";
import { forecastMethodNames } from "#shared/domain/progress/forecast/forecast-method.ts";
import { earlierForecastOf } from "#shared/domain/progress/forecast/until-edition-6/earlier-forecast.ts";

const programme = { goalFen: 30_000_000_000n, firstOn: "2016-06-01", lastOn: "2019-05-31" };
const adr = new URL("../../../../../docs/adr/0015-forecast-from-its-own-errors.md", import.meta.url);

/** What the farming year makes of an average month, in percent, from January on: spring and autumn lend most. */
const seasonPercent = [60, 70, 130, 150, 120, 90, 70, 80, 130, 140, 100, 60];
/** Whole percents between 80 and 120 that look like chance and are always the same. */
function chancePercent(index: number): number {
  return 80 + (((index * 7919 + 104_729) % 9973) % 41);
}

/** Three years of 8 million yuan in an average month, growing by one percent a month. */
const history = Array.from({ length: 36 }, (_, index) => {
  const season = BigInt(seasonPercent[(index + 5) % 12] ?? 100);
  return (800_000_000n * season * BigInt(chancePercent(index)) * BigInt(100 + index)) / 1_000_000n;
});
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, fen) => total + fen, 0n);

function forecastAfter(known: number): Extract<Forecast, { state: "ready" }> {
  const counted = new Map(
    history.slice(0, known).map((fen, index): [Month, bigint] => [addMonths("2016-06", index), fen]),
  );
  const asOf = lastDayOf(addMonths("2016-06", known - 1));
  const forecast = earlierForecastOf(programme, counted, asOf, asOf);
  if (forecast.state !== "ready") throw new Error(forecast.reason);
  return forecast;
}

/** A line of the record's table: what was forecast after so many months, what came, and what the back-test said. */
function lineAfter(known: number): string {
  const { method, endFen, lowFen, highFen, backTest } = forecastAfter(known);
  const cameFen = sum(history);
  const offPercent = Number(((endFen - cameFen) * 10_000n) / cameFen) / 100;
  const range = `${formatWan(lowFen, 0)}–${formatWan(highFen, 0)}`;
  return `| ${known} | ${forecastMethodNames[method]} | ${formatWan(endFen, 0)} | ${range} | ${formatWan(cameFen, 0)} | ${offPercent} % | ${backTest.origins} | ${backTest.meanAbsoluteErrorPercent} % |`;
}

const known = [6, 12, 18, 24, 30, 35];

test("the record of the method prints the figures that the method gives", () => {
  const printed = readFileSync(adr, "utf8").split("\n");
  for (const months of known) expect(printed).toContain(lineAfter(months));
});

test("on a seasonal history that grows five of six ranges hold what came", () => {
  const cameFen = sum(history);
  const missed = known.filter((months) => {
    const { lowFen, highFen } = forecastAfter(months);
    return cameFen < lowFen || cameFen > highFen;
  });
  expect(missed).toEqual([24]);
});

test("once the seasons are told apart, the next months are forecast closer than before", () => {
  const errors = (from: number, until: number) => {
    const off = history.slice(from, until).map((fen, index) => {
      const next =
        (forecastAfter(from + index).months[0]?.midFen ?? 0n) - sum(history.slice(0, from + index));
      return next > fen ? next - fen : fen - next;
    });
    return Number(sum(off)) / Number(sum(history.slice(from, until)));
  };
  expect(errors(24, 36)).toBeLessThan(errors(12, 24) * 0.75);
});
