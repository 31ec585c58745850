import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Progress } from "#shared/domain/progress/progress.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

/** How the programme stands, as far as settings bear on it. */
export function standingUnder(progress: Progress): RouteOutput<"preview-settings">["before"] {
  const { goalFen, countedFen, percentOfGoal, timeElapsedPercent, aheadOfPacePercent } = progress;
  const { requiredPerMonthFen } = progress;
  return {
    goalFen: fenToWire(goalFen),
    countedFen: fenToWire(countedFen),
    percentOfGoal,
    timeElapsedPercent,
    aheadOfPacePercent,
    requiredPerMonthFen: requiredPerMonthFen === undefined ? undefined : fenToWire(requiredPerMonthFen),
  };
}
