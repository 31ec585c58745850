import type { Day } from "#shared/domain/base/day.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

/** Where a day lies to a programme's window: `closing` is the end of the month in which the window ends. */
export type ProgrammePhase = "before" | "within" | "closing" | "after";

/** The phase of a programme at the end of a month. */
export function phaseOf(
  { firstOn, lastOn }: Pick<Programme, "firstOn" | "lastOn">,
  asOf: Day,
): ProgrammePhase {
  if (asOf < firstOn) return "before";
  if (asOf < lastOn) return "within";
  return monthOf(asOf) === monthOf(lastOn) ? "closing" : "after";
}
