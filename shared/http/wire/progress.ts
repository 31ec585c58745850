import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Progress } from "#shared/domain/progress.ts";
import { fenToWire } from "./fen.ts";
import { measuresToWire } from "./measures.ts";

/** The programme's progress as the wire shows it. */
export function progressToWire(progress: Progress): RouteOutput<"read-progress"> {
  const { requiredPerMonthFen } = progress;
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
    byCounty: progress.byCounty.map((line) => ({
      ...measuresToWire(line),
      code: line.code,
      name: line.name,
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
  };
}
