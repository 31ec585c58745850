import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { monthNumber, monthOf } from "#shared/domain/base/month.ts";
import { type Pace, paceOf, spreadOver } from "#shared/domain/programme/pace.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

/** The pace as the editions up to the sixth tell it: a month that the window cuts is taken for a whole one. */
export function earlierPace(
  programme: Pick<Programme, "goalFen" | "firstOn" | "lastOn">,
  disbursedFen: Fen,
  asOf: Day,
): Pace {
  const { firstOn, lastOn } = programme;
  const next = asOf < firstOn ? monthNumber(monthOf(firstOn)) : monthNumber(monthOf(asOf)) + 1;
  const pace = paceOf(programme, disbursedFen, asOf);
  return {
    ...pace,
    ...spreadOver(Math.max(monthNumber(monthOf(lastOn)) - next + 1, 0), pace.remainingFen),
  };
}
