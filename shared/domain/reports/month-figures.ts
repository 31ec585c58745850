import type { Association } from "#shared/domain/people/association.ts";
import { splitGoal } from "#shared/domain/programme/goal-split.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { associationFigures } from "./association-figures.ts";
import { countyFigures } from "./county-figures.ts";
import type { MonthFigures } from "./figures.ts";
import { overallFigures } from "./overall-figures.ts";
import { planStatusOf } from "./plan-status.ts";
import type { ReportEdition } from "./report-edition.ts";
import type { Tally } from "./tally.ts";

type Listed = Pick<Association, "associationId" | "name" | "countyCode" | "confirmed">;

/** The figures of a finished tally, as an edition of the report tells them. */
export function figuresOf(
  programme: Programme,
  associations: readonly Listed[],
  tally: Tally,
  edition: ReportEdition,
): MonthFigures {
  const split = splitGoal(programme, associations);
  return {
    ...overallFigures(programme, tally, edition),
    outlook: planStatusOf(programme, tally, edition),
    byCounty: countyFigures(programme.counties, tally, split.counties),
    goalSplitBy: split.by,
    associations: associationFigures(associations, tally),
  };
}
