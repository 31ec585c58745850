import { describe, expect, test } from "vitest";
import { type Forecast, forecastMonthsMin, forecastOf } from "#shared/domain/progress/forecast/forecast.ts";
import { afterBy, countedIn, months, programme, ready, sum } from "./histories.ts";

const forecastAfter = afterBy(forecastOf);

/** Months that go up and down around 100,000 fen, as five of them do every five months. */
const upAndDown = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => [80_000n, 120_000n, 110_000n, 90_000n, 100_000n][index % 5] ?? 0n,
  );

describe("a forecast cannot be made", () => {
  test.each([
    ["before the window", "2016-05-31", "2020-01-01", "合作期尚未开始"],
    ["on the window's last day", "2019-05-31", "2020-01-01", "合作期已经结束"],
    ["of a day to come", "2018-07-01", "2018-06-30", "截止日期在今天之后"],
  ])("%s", (_, asOf, today, reason) => {
    const counted = countedIn(months(100n, 24));
    expect(forecastOf(programme, counted, asOf, today)).toEqual({ state: "insufficient", reason });
  });

  test("from fewer complete months with loans than needed, however many months have passed", () => {
    const few = months(100n, forecastMonthsMin - 1);
    expect(forecastAfter(few)).toMatchObject({ reason: expect.stringContaining("5 个") });
    expect(forecastAfter([...months(0n, 12), ...few])).toMatchObject({ state: "insufficient" });
    expect(forecastAfter([...months(0n, 12), ...few, 100n])).toMatchObject({ state: "ready" });
  });

  test("from months that differ beyond measure, or whose corrections took all of them back", () => {
    expect(forecastAfter([1n, 1n, 1n, 1n, 1n, 1n, 1_000_000_000_000n]).state).toBe("insufficient");
    expect(forecastAfter([100n, -500n, 100n, 100n, 50n, 100n])).toEqual({
      state: "insufficient",
      reason: "以往各月不足以检验预测",
    });
  });
});

describe("the middle", () => {
  const line = Array.from({ length: 20 }, (_, index) => 100_000n + 10_000n * BigInt(index));
  const year = [40n, 160n, 60n, 140n, 100n, 80n, 120n, 30n, 170n, 90n, 110n, 100n].map((fen) => fen * 1000n);
  /** What months to come are expected to bring, in percent of what they would. */
  const percentOf = (history: readonly bigint[], comingFen: bigint) =>
    Number(((ready(forecastAfter(history)).endFen - sum(history)) * 100n) / comingFen);

  test("is near the mean of all months where these go neither up nor down", () => {
    expect(ready(forecastAfter(upAndDown(15))).method).toBe("weighed-ways");
    expect(percentOf(upAndDown(15), 21n * 100_000n)).toBeCloseTo(100, -1);
  });

  test("is told also of months that only a wandering way comes near", () => {
    const swing = Array.from(
      { length: 33 },
      (_, index) => 1_000_000n + BigInt(index * (index - 16) * (index - 32)) * 300n,
    );
    expect(ready(forecastAfter(swing)).endFen).toBeGreaterThan(sum(swing));
  });

  test("is what months that never differed brought", () => {
    expect(ready(forecastAfter(months(700n, 15))).endFen).toBe(36n * 700n);
  });

  test("is near the level since lending changed for good", () => {
    expect(
      percentOf([...months(100_000n, 12), ...months(300_000n, 7)], 17n * 300_000n),
    ).toBeGreaterThanOrEqual(90);
  });

  test("takes one huge loan for one that does not come again", () => {
    const history = [...upAndDown(5), 2_000_000n, ...upAndDown(15)];
    expect(percentOf(history, 15n * 100_000n)).toBeCloseTo(100, -1);
  });

  test("follows a climb that went on until now, and not one that has ended", () => {
    expect(percentOf(line, 36n * 100_000n + 10_000n * 630n - sum(line))).toBeGreaterThanOrEqual(90);
    expect(percentOf([...line, ...months(290_000n, 8)], 8n * 290_000n)).toBeLessThan(105);
  });

  test("is near last year's months where they come again", () => {
    const history = [...year, ...year.slice(0, 8)];
    expect(percentOf(history, 3n * sum(year) - sum(history))).toBeCloseTo(100, -1);
    const next = ready(forecastAfter(history)).months[0]?.midFen ?? 0n;
    expect(next - sum(history)).toBeGreaterThan(150_000n);
  });

  test("does not depend on the order in which months come", () => {
    const counted = countedIn([...line, 900n]);
    const asOf = "2018-02-28";
    const goal = { ...programme, goalFen: 1_500_000n };
    const backwards = new Map([...counted].reverse());
    expect(forecastOf(goal, backwards, asOf, asOf)).toEqual(forecastOf(goal, counted, asOf, asOf));
    expect(ready(forecastOf(goal, backwards, asOf, asOf)).reachesGoalIn).toBe("2017-04");
  });
});

describe("the range", () => {
  test("of months that never differed is not without width", () => {
    const forecast = ready(forecastAfter(months(500_000_000n, 14)));
    expect(forecast).toMatchObject({
      endFen: 18_000_000_000n,
      backTest: { origins: 11, meanAbsoluteErrorPercent: 0 },
    });
    expect(forecast.lowFen).toBeLessThan(17_900_000_000n);
    expect(forecast.highFen).toBeGreaterThan(18_100_000_000n);
  });

  test("goes as far as a climb that cannot be ruled out", () => {
    const rising = Array.from({ length: 10 }, (_, index) => 100_000n + 10_000n * BigInt(index));
    const trend = 36n * 100_000n + 10_000n * 630n;
    expect(ready(forecastAfter(rising)).highFen).toBeGreaterThan(trend);
  });

  test("is wider the more months differ", () => {
    const widthOf = (history: readonly bigint[]) => {
      const { lowFen, highFen } = ready(forecastAfter(history));
      return highFen - lowFen;
    };
    const calmer = upAndDown(25).map((fen) => (fen + 100_000n * 3n) / 4n);
    expect(widthOf(upAndDown(25))).toBeGreaterThan(2n * widthOf(calmer));
  });
});

describe("months to come", () => {
  const even = months(800n, 14);
  const partly = countedIn([...even, 200n]);
  const through = (asOf: string, dataOn?: string) => ready(forecastOf(programme, partly, asOf, asOf, dataOn));

  test("hold the last one where its data is known to reach only to its tenth", () => {
    const known = through("2017-08-31", "2017-08-10");
    expect(known).toMatchObject({ endFen: 28_800n });
    expect(known.months[0]).toMatchObject({ month: "2017-08", midFen: 12_000n });
    expect(through("2017-08-31").endFen).not.toBe(28_800n);
    expect(through("2017-08-31").months[0]?.month).toBe("2017-09");
  });

  test("do not hold an empty one that the data is known to reach to the end of", () => {
    const counted = countedIn([...even, 0n]);
    const of = (dataOn?: string): Forecast =>
      forecastOf(programme, counted, "2017-08-31", "2017-08-31", dataOn);
    expect(ready(of("2017-08-31")).backTest.origins).toBe(12);
    expect(ready(of()).backTest.origins).toBe(11);
  });

  test("come out whole, or as what they have brought already", () => {
    const at = (here: bigint, asOf: string) =>
      ready(forecastOf(programme, countedIn([...even, here]), asOf, asOf)).months[0];
    expect(at(0n, "2017-08-01")).toMatchObject({ month: "2017-08", midFen: 12_000n });
    expect(at(300n, "2017-08-20")).toMatchObject({ month: "2017-08", midFen: 12_000n });
    expect(at(1000n, "2017-08-20")).toMatchObject({ month: "2017-08", midFen: 12_200n });
  });

  test("count by their days where the window begins or ends in them", () => {
    const window = { firstOn: "2016-06-16", lastOn: "2017-04-15" };
    const forecast = ready(forecastAfter([70n, ...months(100n, 6)], window));
    expect(forecast.months.map(({ midFen }) => midFen)).toEqual([770n, 870n, 970n, 1020n]);
  });

  test("name the one in which the goal is reached", () => {
    expect(ready(forecastAfter(even, { goalFen: 12_800n })).reachesGoalIn).toBe("2017-09");
    expect(ready(forecastAfter(even, { goalFen: 1_600n })).reachesGoalIn).toBe("2016-07");
    expect(ready(forecastAfter(even, { goalFen: 28_801n })).reachesGoalIn).toBeNull();
  });

  test("rest on four years at most, stay such that the wire can tell them, and never take anything back", () => {
    const long = { firstOn: "2016-06-01", lastOn: "2036-05-31" };
    expect(ready(forecastAfter(months(100n, 130), long)).backTest.origins).toBe(45);
    expect(ready(forecastAfter(months(900_000_000_000_000n, 6)))).toMatchObject({
      endFen: 9_000_000_000_000_000n,
      highFen: 9_000_000_000_000_000n,
    });
    const mended = ready(forecastAfter([...months(100n, 13), -50n, ...months(100n, 10)]));
    expect(mended.lowFen).toBeGreaterThanOrEqual(2250n);
  });
});
