import { expect, test } from "vitest";
import { escalationOf, escalationRules } from "#shared/domain/progress/escalation.ts";
import type { Forecast } from "#shared/domain/progress/forecast/forecast.ts";

/** A goal of 36,500 fen in the 365 days of 2017: 100 fen a day, and 365 fen a percentage point. */
const programme = { goalFen: 36_500n, firstOn: "2017-01-01", lastOn: "2017-12-31", tranches: [] };
const stepped = {
  ...programme,
  tranches: [
    { until: "2017-06-30", goalFen: 10_000n },
    { until: "2017-12-31", goalFen: 36_500n },
  ],
};
const unsure: Forecast = { state: "insufficient", reason: "" };

function ends(endFen: bigint): Forecast {
  return {
    state: "ready",
    method: "recent-mean",
    endFen,
    lowFen: endFen,
    highFen: endFen,
    months: [],
    backTest: { origins: 3, meanAbsoluteErrorPercent: 0 },
    reachesGoalIn: null,
  };
}

test("the thresholds are 3 and 10 points of the goal, and 90 days", () => {
  expect(escalationRules).toEqual({ yellowBehindPoints: 3, redBehindPoints: 10, deadlineDays: 90 });
});

test.each([
  ["the goal reached, even late", "2018-06-01", 36_500n, unsure, "none", "已完成目标"],
  ["a day before the window", "2016-12-31", 0n, unsure, "none", "合作期尚未开始"],
  ["the window's first day", "2017-01-01", 0n, unsure, "none", "合作期第一个月，还没有发放"],
  ["nothing lent so far in the first days", "2017-01-05", 0n, unsure, "none", "合作期第一个月，还没有发放"],
  [
    "nothing lent in the first month",
    "2017-01-31",
    0n,
    unsure,
    "red",
    "按计划应已发放 0.00 万元，还没有发放",
  ],
  ["exactly on the plan", "2017-04-10", 10_000n, unsure, "none", "与计划基本相符"],
  ["ahead of the plan", "2017-04-10", 10_004n, unsure, "none", "快于计划"],
  ["2.99 points behind", "2017-04-10", 10_000n - 1_093n, unsure, "none", "与计划基本相符"],
  ["3 points behind", "2017-04-10", 10_000n - 1_095n, unsure, "yellow", "比计划落后 3.00 个百分点"],
  ["9.99 points behind", "2017-04-10", 10_000n - 3_648n, unsure, "yellow", "比计划落后 9.99 个百分点"],
  ["10 points behind", "2017-04-10", 10_000n - 3_650n, unsure, "red", "比计划落后 10.00 个百分点"],
  ["91 days before the end", "2017-10-01", 27_400n, unsure, "none", "与计划基本相符"],
  ["90 days before the end", "2017-10-02", 27_500n, unsure, "blue", "2017年12月31日到期，还差 0.01 万元"],
  ["its last day, nearly there", "2017-12-31", 36_499n, unsure, "blue", "2017年12月31日到期，还差 0.00 万元"],
  ["the day after", "2018-01-01", 36_499n, unsure, "red", "2017年12月31日已到期，还差 0.00 万元"],
  [
    "a forecast short of the goal",
    "2017-04-10",
    10_000n,
    ends(36_499n),
    "blue",
    "按目前进度，到期预计 0.04 万元，达不到目标",
  ],
  ["a forecast of the goal", "2017-04-10", 10_000n, ends(36_500n), "none", "与计划基本相符"],
] as const)("%s (%s, %s fen)", (_, asOf, countedFen, forecast, level, reason) => {
  expect(escalationOf(programme, { countedFen, asOf, forecast })).toEqual({ level, reason });
});

test.each([
  ["a step reached", "2017-07-01", 10_200n, "none"],
  ["a step missed by a fen", "2017-07-01", 9_999n, "red"],
  ["a step that is due today", "2017-06-30", 9_999n, "blue"],
  ["a step 90 days ahead", "2017-04-01", 5_100n, "blue"],
  ["a step 90 days ahead that is reached", "2017-04-01", 10_000n, "none"],
] as const)("%s (%s, %s fen) is %s", (_, asOf, countedFen, level) => {
  expect(escalationOf(stepped, { countedFen, asOf, forecast: unsure }).level).toBe(level);
});

test("a window that lasts as long as days do has a deadline too", () => {
  const last = { ...programme, firstOn: "9999-01-01", lastOn: "9999-12-31" };
  expect(escalationOf(last, { countedFen: 36_000n, asOf: "9999-12-30", forecast: unsure })).toEqual({
    level: "blue",
    reason: "9999年12月31日到期，还差 0.00 万元",
  });
});
