import { expect, test } from "vitest";
import { lightLook } from "#shared/chart/chart-look.ts";
import { goalChart } from "#shared/chart/goal-chart.ts";
import type { GoalFigures } from "#shared/chart/goal-series.ts";
import { goalWords } from "#shared/chart/goal-words.ts";

const yi = 10_000_000_000;
const figures: GoalFigures = {
  asOf: "2017-07-31",
  firstOn: "2016-06-01",
  lastOn: "2019-05-31",
  goalFen: 3 * yi,
  countedFen: 1.23 * yi,
  percentOfGoal: 41,
  timeElapsedPercent: 38.9,
  aheadOfPacePercent: 2.1,
  actual: [
    { month: "2017-06", cumulativeFen: 1.1 * yi },
    { month: "2017-07", cumulativeFen: 1.23 * yi },
  ],
  plan: [{ month: "2019-05", planFen: 3 * yi }],
  forecast: [{ month: "2019-05", lowFen: 2.9 * yi, midFen: 3 * yi, highFen: 3.2 * yi }],
};
const silent: GoalFigures = { ...figures, forecast: [], noForecast: "数据不足，暂不预测" };

test("the goal is told in one sentence: what, how much of it, at which pace, and to where", () => {
  expect(goalWords(figures)).toBe(
    "截至 2017-07-31，累计发放 1.23 亿元，占目标 3 亿元的 41.0%，比序时进度超前 2.1 个百分点；按目前速度预计到期完成 2.90—3.20 亿元。",
  );
  expect(goalWords({ ...figures, aheadOfPacePercent: -2.1 })).toContain("落后 2.1 个百分点");
  expect(goalWords({ ...figures, aheadOfPacePercent: 0.04 })).toContain("与序时进度持平");
  expect(goalWords({ ...figures, goalFen: 0 })).toMatch(/，还没有分解到目标。$/);
});

test("too little data for a forecast is said and not drawn", () => {
  expect(goalWords(silent)).toMatch(/；数据不足，暂不预测。$/);
  expect(dataOf(silent, "预测区间")).toEqual([]);
  expect(dataOf(silent, "预测")).toEqual([]);
  expect(JSON.stringify(goalChart(silent, lightLook).option.legend)).not.toContain("预测");
});

test("the curve ends at the day with what counts, and plan and range stand at the ends of their months", () => {
  expect(dataOf(figures, "累计发放")).toEqual([
    [0, 0],
    [13, 1.1 * yi],
    expect.objectContaining({ value: [14, 1.23 * yi] }),
  ]);
  expect(dataOf(figures, "计划")).toEqual([
    [0, 0],
    [36, 3 * yi],
  ]);
  expect(dataOf(figures, "预测区间")).toEqual([
    [14, 0],
    [36, 3.2 * yi - 2.9 * yi],
  ]);
});

test("what is required leads from the day to the goal, and nowhere once it is reached", () => {
  expect(dataOf(figures, "达标所需")).toEqual([
    [14, 1.23 * yi],
    [36, 3 * yi],
  ]);
  expect(dataOf({ ...figures, countedFen: 3 * yi }, "达标所需")).toEqual([]);
  expect(dataOf({ ...figures, asOf: "2020-01-01" }, "达标所需")).toEqual([]);
});

test("a place of the chart names the month it lies in, up to the day", () => {
  const { partAt } = goalChart({ ...figures, asOf: "2017-07-15" }, lightLook);

  expect([partAt(0.5, 0), partAt(13.2, 0), partAt(14.2, 0), partAt(-1, 0)]).toEqual([
    "2016-06",
    "2017-07",
    undefined,
    undefined,
  ]);
});

function dataOf(of: GoalFigures, name: string): unknown {
  const { series } = goalChart(of, lightLook).option;
  const found = (Array.isArray(series) ? series : []).find((one) => one.name === name);
  return found?.data;
}
