import type { Fen } from "#shared/domain/base/money.ts";
import { monthOf, monthsBetween } from "#shared/domain/base/month.ts";
import { type Plan, plannedFenAt, planOf } from "#shared/domain/programme/plan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { type BasisFigure, basisFigures } from "#shared/domain/progress/counting-basis.ts";
import { type Escalation, escalationOf } from "#shared/domain/progress/escalation.ts";
import {
  type CountedMonth,
  completeMonths,
  recentPerMonthFen,
} from "#shared/domain/progress/forecast/counted-months.ts";
import { forecastOfEdition7 } from "#shared/domain/progress/forecast/edition-7/forecast-of-edition-7.ts";
import { weighingOfEdition8 } from "#shared/domain/progress/forecast/edition-8/weighing-of-edition-8.ts";
import { type Forecast, forecastOf } from "#shared/domain/progress/forecast/forecast.ts";
import { earlierForecastOf } from "#shared/domain/progress/forecast/until-edition-6/earlier-forecast.ts";
import type { ReportEdition } from "./report-edition.ts";
import type { Tally } from "./tally.ts";
import { earlierEscalation } from "./until-edition-6/earlier-escalation.ts";

/** How the programme compares with its plan at the month's end, and the forecast. */
export type PlanStatus = {
  plannedFen: Fen;
  /** The plan at each month's end, and what each month brought within the window, ascending and without gaps. */
  plan: Plan;
  countedByMonth: readonly CountedMonth[];
  /** What the latest complete months brought on average; `null` when there are none. */
  recentPerMonthFen: Fen | null;
  forecast: Forecast;
  colour: Escalation;
  calibers: readonly BasisFigure[];
};

/**
 * The plan status at the end of a finished tally's month, as an edition of the report tells it. From the seventh on nothing
 * of it is printed before all data is in, so that a month without loans is believed.
 */
export function planStatusOf(programme: Programme, tally: Tally, edition: ReportEdition): PlanStatus {
  const { asOf, all, countedMonths, countedOutstandingFen, countedCreditLines } = tally;
  const { disbursedFen, renewal } = all.cumulative;
  const colourOf = edition >= 7 ? escalationOf : earlierEscalation;
  const forecast = forecastIn(edition)(programme, countedMonths, asOf, asOf, asOf);
  const complete = completeMonths(programme, countedMonths, asOf, edition >= 7 ? asOf : undefined);
  return {
    plannedFen: plannedFenAt(programme, asOf),
    plan: planOf(programme),
    countedByMonth: countedByMonth(tally),
    recentPerMonthFen: recentPerMonthFen(complete) ?? null,
    forecast,
    colour: colourOf(programme, { countedFen: disbursedFen, asOf, forecast }),
    calibers: basisFigures(
      {
        disbursedFen,
        renewalFen: renewal.disbursedFen,
        outstandingFen: countedOutstandingFen,
        creditLineCount: countedCreditLines.loanCount,
        creditLineFen: countedCreditLines.fen,
      },
      programme.goalFen,
    ),
  };
}

function forecastIn(edition: ReportEdition): typeof forecastOf {
  if (edition >= 9) return forecastOf;
  if (edition === 8)
    return (programme, counted, asOf, today, dataOn) =>
      forecastOf(programme, counted, asOf, today, dataOn, weighingOfEdition8);
  return edition === 7 ? forecastOfEdition7 : earlierForecastOf;
}

function countedByMonth({ countedMonths, firstOn, lastOn, asOf }: Tally): CountedMonth[] {
  if (asOf < firstOn) return [];
  return monthsBetween(monthOf(firstOn), monthOf(asOf < lastOn ? asOf : lastOn)).map((month) => ({
    month,
    fen: countedMonths.get(month) ?? 0n,
  }));
}
