import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Forecast } from "#shared/domain/progress/forecast/forecast.ts";
import type { Progress } from "#shared/domain/progress/progress.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";
import { measuresToWire } from "#shared/http/ledger/measures-wire.ts";

/** The programme's progress as the wire shows it. */
export function progressToWire(progress: Progress): RouteOutput<"read-progress"> {
  const { requiredPerMonthFen, recentPerMonthFen } = progress;
  return {
    ...measuresToWire(progress),
    asOf: progress.asOf,
    goalFen: fenToWire(progress.goalFen),
    countedFen: fenToWire(progress.countedFen),
    percentOfGoal: progress.percentOfGoal,
    timeElapsedPercent: progress.timeElapsedPercent,
    aheadOfPacePercent: progress.aheadOfPacePercent,
    remainingFen: fenToWire(progress.remainingFen),
    remainingMonths: progress.remainingMonths,
    requiredPerMonthFen: requiredPerMonthFen === undefined ? undefined : fenToWire(requiredPerMonthFen),
    recentPerMonthFen: recentPerMonthFen === undefined ? undefined : fenToWire(recentPerMonthFen),
    plannedFen: fenToWire(progress.plannedFen),
    plan: progress.plan.map(({ month, planFen }) => ({ month, planFen: fenToWire(planFen) })),
    forecast: forecastToWire(progress.forecast),
    colour: progress.colour,
    calibers: progress.calibers.map((line) => ({
      ...line,
      fen: line.fen === undefined ? undefined : fenToWire(line.fen),
    })),
    byCounty: progress.byCounty.map((line) => ({
      ...measuresToWire(line),
      code: line.code,
      name: line.name,
      rank: line.rank,
      rankBefore: line.rankBefore,
      monthFen: fenToWire(line.monthFen),
      countedFen: fenToWire(line.countedFen),
    })),
    byBorrowerType: progress.byBorrowerType.map((line) => ({
      ...measuresToWire(line),
      type: line.type,
      name: line.name,
    })),
    byMonth: progress.byMonth.map((line) => ({
      ...measuresToWire(line),
      month: line.month,
      cumulativeFen: fenToWire(line.cumulativeFen),
    })),
    unattributed: {
      loanCount: Number(progress.unattributed.loanCount),
      disbursedFen: fenToWire(progress.unattributed.disbursedFen),
    },
  };
}

function forecastToWire(forecast: Forecast): RouteOutput<"read-progress">["forecast"] {
  if (forecast.state === "insufficient") return forecast;
  return {
    ...forecast,
    endFen: fenToWire(forecast.endFen),
    lowFen: fenToWire(forecast.lowFen),
    highFen: fenToWire(forecast.highFen),
    months: forecast.months.map(({ month, lowFen, midFen, highFen }) => ({
      month,
      lowFen: fenToWire(lowFen),
      midFen: fenToWire(midFen),
      highFen: fenToWire(highFen),
    })),
  };
}
