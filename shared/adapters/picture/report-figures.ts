import type { GoalFigures } from "#shared/chart/goal-series.ts";
import type { PartFigures } from "#shared/chart/part-chart.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { ReportDocument } from "#shared/domain/reports/report-document.ts";

/** What the goal's chart shows of a report. */
export function goalFiguresOf(report: ReportDocument): GoalFigures {
  const { asOf, programme, cumulative, pace, outlook } = report;
  const { forecast } = outlook;
  return {
    asOf,
    firstOn: programme.firstOn,
    lastOn: programme.lastOn,
    goalFen: Number(programme.goalFen),
    countedFen: Number(cumulative.disbursedFen),
    percentOfGoal: pace.percentOfGoal,
    timeElapsedPercent: pace.timeElapsedPercent,
    aheadOfPacePercent: pace.aheadOfPacePercent,
    actual: cumulated(outlook.countedByMonth),
    plan: outlook.plan.map(({ month, planFen }) => ({ month, planFen: Number(planFen) })),
    forecast:
      forecast.state === "ready"
        ? forecast.months.map(({ month, lowFen, midFen, highFen }) => ({
            month,
            lowFen: Number(lowFen),
            midFen: Number(midFen),
            highFen: Number(highFen),
          }))
        : [],
  };
}

/** What the counties' chart shows of a report: the largest first, with rank and movement as the table has them. */
export function countyFiguresOf({ byCounty }: ReportDocument): PartFigures {
  const parts = byCounty
    .map(({ code, name, cumulative }) => ({ key: code, name, fen: Number(cumulative.disbursedFen) }))
    .sort((a, b) => b.fen - a.fen);
  return { name: "累计发放", parts };
}

function cumulated(months: readonly { month: string; fen: Fen }[]): GoalFigures["actual"] {
  let cumulativeFen = 0;
  return months.map(({ month, fen }) => {
    cumulativeFen += Number(fen);
    return { month, cumulativeFen };
  });
}
