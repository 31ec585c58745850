import type { GoalFigures } from "#shared/chart/goal-series.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import type { CockpitData } from "./cockpit-data.ts";

/** What the goal's chart and its sentence are made of. */
export function goalFiguresOf({
  progress,
  programme,
}: Pick<CockpitData, "progress" | "programme">): GoalFigures {
  const { forecast, byMonth } = progress;
  const first = monthOf(programme.firstOn);
  const beforeFen = byMonth.filter(({ month }) => month < first).at(-1)?.cumulativeFen ?? 0;
  return {
    asOf: progress.asOf,
    firstOn: programme.firstOn,
    lastOn: programme.lastOn,
    goalFen: progress.goalFen,
    countedFen: progress.countedFen,
    percentOfGoal: progress.percentOfGoal,
    timeElapsedPercent: progress.timeElapsedPercent,
    aheadOfPacePercent: progress.aheadOfPacePercent,
    actual: byMonth
      .filter(({ month }) => month >= first)
      .map(({ month, cumulativeFen }) => ({ month, cumulativeFen: cumulativeFen - beforeFen })),
    plan: progress.plan,
    forecast: forecast.state === "ready" ? forecast.months : [],
    noForecast: forecast.state === "ready" ? undefined : `数据不足，暂不预测（${forecast.reason}）`,
  };
}
