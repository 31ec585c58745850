import { type Day, dayNumber } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { addMonths, lastDayOf, type Month, monthOf, monthsBetween } from "#shared/domain/base/month.ts";
import type { Programme, Tranche } from "./programme.ts";

/** How many months a programme's window may have. */
export const windowMonthsMax = 1200;

/** The last day that a window of `windowMonthsMax` months may end on. */
export function latestEndOf(firstOn: Day): Day {
  return firstOn < "9899" ? lastDayOf(addMonths(monthOf(firstOn), windowMonthsMax - 1)) : "9999-12-31";
}

type Planned = Pick<Programme, "goalFen" | "firstOn" | "lastOn" | "tranches">;

/** What is planned to be disbursed by the end of each month of the window. */
export type Plan = readonly { month: Month; planFen: Fen }[];

/** The steps of a programme's goal: those of its tranches that still lie before the goal and its last day, and the goal. */
export function stepsOf({ tranches, firstOn, lastOn, goalFen }: Planned): readonly Tranche[] {
  const before = tranches.filter(
    (step) => step.until >= firstOn && step.until < lastOn && step.goalFen < goalFen,
  );
  return [...before, { until: lastOn, goalFen }];
}

/** The plan of a programme for its window, at most `windowMonthsMax` months. */
export function planOf(programme: Planned): Plan {
  const months = monthsBetween(monthOf(programme.firstOn), monthOf(programme.lastOn));
  return months
    .slice(0, windowMonthsMax)
    .map((month) => ({ month, planFen: plannedFenAt(programme, lastDayOf(month)) }));
}

/** What is planned by the end of a day: even by days within each step, the day itself included, rounded half up to a fen. */
export function plannedFenAt(programme: Planned, day: Day): Fen {
  const number = dayNumber(day);
  let reachedOn = dayNumber(programme.firstOn) - 1;
  let reachedFen = 0n;
  for (const { until, goalFen } of stepsOf(programme)) {
    if (number <= reachedOn) return reachedFen;
    if (day < until) {
      const passed = BigInt(number - reachedOn);
      const days = BigInt(dayNumber(until) - reachedOn);
      return reachedFen + ((goalFen - reachedFen) * passed * 2n + days) / (days * 2n);
    }
    reachedOn = dayNumber(until);
    reachedFen = goalFen;
  }
  return reachedFen;
}
