import { describe, expect, test } from "vitest";
import { forecastMonthsMin } from "#shared/domain/progress/forecast/forecast.ts";
import { earlierForecastOf } from "#shared/domain/progress/forecast/until-edition-6/earlier-forecast.ts";
import { afterBy, countedIn, months, programme, ready } from "../histories.ts";

const forecastAfter = afterBy(earlierForecastOf);

describe("a forecast cannot be made", () => {
  test.each([
    ["before the window", "2016-05-31", "2020-01-01", "合作期尚未开始"],
    ["on the window's last day", "2019-05-31", "2020-01-01", "合作期已经结束"],
    ["after the window", "2021-01-01", "2021-01-01", "合作期已经结束"],
    ["of a day to come", "2018-07-01", "2018-06-30", "截止日期在今天之后"],
  ])("%s", (_, asOf, today, reason) => {
    const counted = countedIn(months(100n, 24));
    expect(earlierForecastOf(programme, counted, asOf, today)).toEqual({ state: "insufficient", reason });
  });

  test("without any loan", () => {
    expect(forecastAfter(months(0n, 20))).toMatchObject({
      state: "insufficient",
      reason: expect.stringContaining("0 个"),
    });
  });

  test("from fewer complete months with loans than needed, however many months have passed", () => {
    const few = months(100n, forecastMonthsMin - 1);
    expect(forecastAfter(few)).toMatchObject({ reason: expect.stringContaining("5 个") });
    expect(forecastAfter([...months(0n, 12), ...few])).toMatchObject({ state: "insufficient" });
    expect(forecastAfter([...months(0n, 12), ...few, 100n])).toMatchObject({ state: "ready" });
  });

  test("on the window's first day", () => {
    const reason = expect.stringContaining("0 个");
    expect(earlierForecastOf(programme, new Map(), "2016-06-01", "2020-01-01")).toMatchObject({ reason });
  });

  test("from the month that has only begun", () => {
    const counted = countedIn(months(100n, forecastMonthsMin));
    const ofDay = (asOf: string) => earlierForecastOf(programme, counted, asOf, asOf).state;
    expect(ofDay("2016-11-29")).toBe("insufficient");
    expect(ofDay("2016-11-30")).toBe("ready");
  });
});

test("months that differ beyond measure let nothing be forecast, however large they are", () => {
  expect(forecastAfter([1n, 1n, 1n, 1n, 1n, 1n, 1_000_000_000_000n])).toEqual({
    state: "insufficient",
    reason: "以往各月起落太大，无从预测",
  });
  const steps = ready(forecastAfter([...months(100n, 3), ...months(600n, 3)]));
  expect(steps.highFen).toBeGreaterThan(steps.endFen * 4n);
  expect(forecastAfter([...months(100n, 3), ...months(601n, 3)]).state).toBe("insufficient");
});

test("amounts stay such that the wire can tell them", () => {
  const huge = ready(forecastAfter(months(900_000_000_000_000n, 6)));
  expect(huge).toMatchObject({ endFen: 9_000_000_000_000_000n, highFen: 9_000_000_000_000_000n });
  expect(Number.isSafeInteger(Number(huge.highFen))).toBe(true);
});

describe("a forecast", () => {
  test("of months that never differ goes on in a straight line, without a doubt", () => {
    const forecast = ready(forecastAfter(months(500_000_000n, 8)));
    expect(forecast).toMatchObject({
      method: "recent-mean",
      endFen: 18_000_000_000n,
      lowFen: 18_000_000_000n,
      highFen: 18_000_000_000n,
      backTest: { origins: 5, meanAbsoluteErrorPercent: 0 },
      reachesGoalIn: null,
    });
    expect(forecast.months).toHaveLength(28);
    expect(forecast.months[0]).toEqual({
      month: "2017-02",
      lowFen: 4_500_000_000n,
      midFen: 4_500_000_000n,
      highFen: 4_500_000_000n,
    });
    expect(forecast.months.at(-1)?.month).toBe("2019-05");
  });

  test("takes half its level from six months and half from twelve, and its range from its own errors", () => {
    // Levels: 100 until the last month is known; then (600 + 60) / 6 and (900 + 60) / 9 are 110 and 106.666….
    const forecast = ready(forecastAfter([...months(100n, 8), 160n]));
    // Errors one month ahead: 0 0 0 0 0 60 %; of six, five are eight tenths at least: 0 %. Two to four ahead: 0 … 0,
    // and 30 %, 20 %, 15 % once: eight tenths of 5, 4, 3 errors are 4, 4 and 3 of them.
    expect(forecast.backTest).toEqual({ origins: 6, meanAbsoluteErrorPercent: 10 });
    expect(forecast.months.slice(0, 2).map(({ midFen }) => midFen)).toEqual([1068n, 1177n]);
    expect(forecast.months.slice(0, 4).map(({ midFen, highFen }) => highFen - midFen)).toEqual([
      0n,
      0n,
      65n,
      65n,
    ]);
    // Farther ahead than was tested at least three times, the widest of the tested: 20 % of what is added.
    const [last] = forecast.months.slice(-1);
    expect(last?.month).toBe("2019-05");
    expect(forecast.highFen - forecast.endFen).toBe(585n);
    expect(forecast.endFen - forecast.lowFen).toBe(585n);
    expect(forecast.endFen).toBe(960n + 2925n);
  });

  test("tells the seasons apart once there are two years", () => {
    const year = [50n, 150n, 100n, 100n, 100n, 100n, 100n, 100n, 100n, 100n, 100n, 100n];
    expect(ready(forecastAfter([...year, ...year.slice(0, 11)])).method).toBe("recent-mean");
    const forecast = ready(forecastAfter([...year, ...year]));
    expect(forecast.method).toBe("seasonal");
    // Two years and the neutral one: 2/3 and 4/3 of an average month. The latest six months are 600 of 6 whole shares.
    const cumulative = forecast.months.map(({ midFen }) => midFen);
    expect(cumulative.slice(0, 3)).toEqual([2467n, 2600n, 2700n]);
    expect(forecast.endFen).toBe(3600n);
  });

  test("expects the month that has begun to come out whole, or as what it has brought already", () => {
    const six = months(100n, 6);
    const at = (here: bigint, asOf: string) =>
      ready(earlierForecastOf(programme, countedIn([...six, here]), asOf, asOf)).months[0];
    expect(at(0n, "2016-12-01")).toMatchObject({ month: "2016-12", midFen: 700n });
    expect(at(30n, "2016-12-20")).toMatchObject({ month: "2016-12", midFen: 700n });
    expect(at(130n, "2016-12-20")).toMatchObject({ month: "2016-12", midFen: 730n });
  });

  test("is as unsure of a month that has begun as of a whole one, however much of it is known", () => {
    const history = [...months(100n, 8), 160n, 160n, 160n];
    const widths = (here: bigint, asOf: string) => {
      const forecast = ready(earlierForecastOf(programme, countedIn([...history, here]), asOf, asOf));
      return forecast.months.map(({ midFen, highFen }) => highFen - midFen);
    };
    expect(widths(90n, "2017-05-20")[0]).toBeGreaterThan(0n);
    expect(widths(90n, "2017-05-20")).toEqual(widths(0n, "2017-05-01"));
  });

  test("looks back ten years at most", () => {
    const long = { firstOn: "2016-06-01", lastOn: "2036-05-31" };
    expect(ready(forecastAfter(months(100n, 120), long)).backTest.origins).toBe(117);
    expect(ready(forecastAfter(months(100n, 130), long)).backTest.origins).toBe(117);
  });

  test("is the same in whatever order the months come", () => {
    const counted = countedIn([...months(100n, 6), 900n, ...months(50n, 3)]);
    const asOf = "2017-03-31";
    const backwards = new Map([...counted].reverse());
    const goal = { ...programme, goalFen: 1_500n };
    expect(earlierForecastOf(goal, backwards, asOf, asOf)).toEqual(
      earlierForecastOf(goal, counted, asOf, asOf),
    );
    expect(ready(earlierForecastOf(goal, backwards, asOf, asOf)).reachesGoalIn).toBe("2016-12");
  });

  test("takes no season from a year without loans, and none below nothing from a corrected month", () => {
    const pause = [...months(100n, 12), ...months(0n, 12), ...months(100n, 12)];
    const resumed = ready(forecastAfter(pause, { lastOn: "2020-05-31" }));
    expect(resumed).toMatchObject({ method: "seasonal", endFen: 3_600n });
    const corrected = ready(forecastAfter([...months(100n, 13), -50n, ...months(100n, 10)]));
    expect(corrected.months[1]).toMatchObject({ month: "2018-07" });
    const added = (index: number) =>
      (corrected.months[index]?.midFen ?? 0n) - (corrected.months[index - 1]?.midFen ?? 0n);
    expect(added(1) * 10n).toBeGreaterThan(added(2) * 6n);
  });

  test("leaves a last month without any loan out of the history, and two such months only once", () => {
    const six = months(100n, 6);
    expect(ready(forecastAfter([...six, 0n])).months[0]?.midFen).toBe(700n);
    expect(ready(forecastAfter([...six, 0n, 0n])).backTest.origins).toBe(4);
  });

  test("counts the months that the window begins and ends in by their days", () => {
    const window = { firstOn: "2016-06-16", lastOn: "2017-04-15" };
    // June lies half within the window and is no complete month; of April 15 of 30 days are left.
    const forecast = ready(forecastAfter([70n, ...months(100n, 6)], window));
    expect(forecast.months.map(({ midFen }) => midFen)).toEqual([770n, 870n, 970n, 1020n]);
  });

  test("of one month left says what that month comes to", () => {
    const forecast = ready(forecastAfter(months(100n, 7), { lastOn: "2017-01-31" }));
    expect(forecast.months).toEqual([{ month: "2017-01", lowFen: 800n, midFen: 800n, highFen: 800n }]);
  });

  test.each([
    ["comes", months(100n, 6), 950n, "2017-03"],
    ["comes with the last fen", months(100n, 6), 900n, "2017-02"],
    ["has come", months(100n, 6), 600n, "2016-11"],
    ["came long ago", months(100n, 6), 101n, "2016-07"],
    ["does not come", months(100n, 6), 3601n, null],
    ["comes on the last day", months(100n, 6), 3600n, "2019-05"],
  ])("names the month in which the goal %s", (_, amounts, goalFen, month) => {
    expect(ready(forecastAfter(amounts, { goalFen })).reachesGoalIn).toBe(month);
  });

  test("of a ledger whose corrections made a month negative, or that lends no more, promises nothing below zero", () => {
    const mended = ready(forecastAfter([100n, 100n, 100n, -70n, 100n, 100n]));
    expect(mended).toMatchObject({ endFen: 430n + 2150n, backTest: { origins: 3 } });
    expect(mended.lowFen).toBeGreaterThanOrEqual(430n);
    expect(forecastAfter([100n, -500n, 100n, 100n, 50n, 100n])).toEqual({
      state: "insufficient",
      reason: "以往各月不足以检验预测",
    });
    const stopped = ready(forecastAfter([900n, ...months(0n, 15), 1n]));
    expect(stopped.lowFen).toBe(901n);
    expect(stopped.endFen).toBeGreaterThanOrEqual(901n);
  });
});
