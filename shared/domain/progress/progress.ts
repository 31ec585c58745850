import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { type Month, monthOf, monthsBetween } from "#shared/domain/base/month.ts";
import { type Rank, ranksOf } from "#shared/domain/base/rank.ts";
import { type BorrowerGroup, unattributed, unattributedName } from "#shared/domain/ledger/attribution.ts";
import { borrowerGroupNames, borrowerGroups } from "#shared/domain/ledger/borrower-type.ts";
import { isZero, type Measures, zeroMeasures } from "#shared/domain/ledger/totals.ts";
import { type Pace, paceOf } from "#shared/domain/programme/pace.ts";
import { type Plan, plannedFenAt, planOf } from "#shared/domain/programme/plan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Cell } from "./cell.ts";
import { type BasisFigure, basisFigures } from "./counting-basis.ts";
import { type Escalation, escalationOf } from "./escalation.ts";
import { completeMonths, recentPerMonthFen } from "./forecast/counted-months.ts";
import { type Forecast, forecastOf } from "./forecast/forecast.ts";
import { type CutLoans, type Part, partsOf, sumOf } from "./parts.ts";

/** How many months a progress shows at most; of a longer history it shows the latest. */
export const progressMonthsMax = 1200;

/** The programme on a day: the headline, its pace, and the same measures by county, borrower type and month. */
export type Progress = Measures &
  Pace & {
    asOf: Day;
    goalFen: Fen;
    /** Disbursed within the programme's window: what counts towards the goal. */
    countedFen: Fen;
    /** What is planned by the end of `asOf`, and by the end of each month of the window. */
    plannedFen: Fen;
    plan: Plan;
    /** To which day the data reaches; months that it does not hold whole bend neither speed nor forecast. */
    dataOn?: Day | undefined;
    /** What the latest complete months brought on average; `undefined` when there are none. */
    recentPerMonthFen?: Fen | undefined;
    forecast: Forecast;
    colour: Escalation;
    calibers: BasisFigure[];
    byCounty: CountyProgress[];
    byBorrowerType: (Measures & { type: BorrowerGroup; name: string })[];
    /** Ascending; `cumulativeFen` is what was disbursed from the first loan on. */
    byMonth: (Measures & { month: Month; cumulativeFen: Fen })[];
    /** The loans whose association is unknown (待归属), as the ledger has them now. */
    unattributed: Pick<Measures, "loanCount" | "disbursedFen">;
  };

/** A county's measures, what was disbursed in the month of `asOf` and what counts towards the goal, and its rank by what counts, also through the month before. */
export type CountyProgress = Measures & Rank & { code: string; name: string; monthFen: Fen; countedFen: Fen };

/**
 * The progress of a programme on a day, from the cells of its totals and, for the months of `cutMonths`, from the loans
 * of those months; the last are the measures of loans without an association. What a loan's balance or quality was on an earlier day is not known: those measures are of `today`.
 */
export function progressOf(
  programme: Programme,
  cells: readonly Cell[],
  cut: CutLoans,
  { asOf, today, dataOn }: { asOf: Day; today: Day; dataOn?: Day | undefined },
  { loanCount, disbursedFen }: Progress["unattributed"] = zeroMeasures(),
): Progress {
  const parts = partsOf(programme, cells, cut, asOf);
  const counted = sumOf(parts.filter(({ counts }) => counts));
  const countedFen = counted.disbursedFen;
  const months = countedMonths(parts);
  const forecast = forecastOf(programme, months, asOf, today, dataOn);
  return {
    ...sumOf(parts),
    ...paceOf(programme, countedFen, asOf),
    asOf,
    goalFen: programme.goalFen,
    countedFen,
    plannedFen: plannedFenAt(programme, asOf),
    plan: planOf(programme),
    dataOn,
    recentPerMonthFen: recentPerMonthFen(
      completeMonths(programme, months, asOf < today ? asOf : today, dataOn),
    ),
    forecast,
    colour: escalationOf(programme, { countedFen, asOf, forecast }),
    calibers: basisFigures(counted, programme.goalFen),
    byCounty: byCounty(programme, parts, asOf),
    byBorrowerType: borrowerGroups
      .map((type) => ({
        ...sumOf(parts.filter((part) => part.borrowerType === type)),
        type,
        name: borrowerGroupNames[type],
      }))
      .filter((line) => line.type !== unattributed || !isZero(line)),
    byMonth: byMonth(parts),
    unattributed: { loanCount, disbursedFen },
  };
}

/** What counts of each month that has a loan. */
function countedMonths(parts: readonly Part[]): Map<Month, Fen> {
  const months = new Map<Month, Fen>();
  for (const { month, measures, counts } of parts) {
    if (!counts || isZero(measures)) continue;
    months.set(month, (months.get(month) ?? 0n) + measures.disbursedFen);
  }
  return months;
}

function byCounty(programme: Programme, parts: readonly Part[], asOf: Day): CountyProgress[] {
  const ofCounty = Map.groupBy(parts, ({ countyCode }) => countyCode);
  const codes = programme.counties.map(({ code }) => code);
  const before = parts.filter(({ month }) => month < monthOf(asOf));
  const counted = (code: string) => countedFenOf(parts, code);
  const rankOf = ranksOf(
    codes.map(counted),
    codes.map((code) => countedFenOf(before, code)),
  );
  const unlisted = [...ofCounty.keys()].filter((code) => !codes.includes(code)).sort();
  const lines = [
    ...programme.counties,
    ...unlisted.map((code) => ({ code, name: code === unattributed ? unattributedName : code })),
  ].map(({ code, name }, index) => {
    const own = ofCounty.get(code) ?? [];
    const monthFen = sumOf(own.filter(({ month }) => month === monthOf(asOf))).disbursedFen;
    return { ...sumOf(own), ...rankOf(index), code, name, monthFen, countedFen: counted(code) };
  });
  return lines.filter((line, index) => index < codes.length || !isZero(line));
}

function countedFenOf(parts: readonly Part[], code: string): Fen {
  return sumOf(parts.filter(({ counts, countyCode }) => counts && countyCode === code)).disbursedFen;
}

function byMonth(parts: readonly Part[]): Progress["byMonth"] {
  const ofMonth = Map.groupBy(
    parts.filter(({ measures }) => measures.loanCount > 0n),
    ({ month }) => month,
  );
  const months = [...ofMonth.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const shown = monthsBetween(first, last).slice(-progressMonthsMax);
  let cumulativeFen = months
    .filter((month) => !shown.includes(month))
    .reduce((sum, month) => sum + sumOf(ofMonth.get(month) ?? []).disbursedFen, 0n);
  return shown.map((month) => {
    const measures = sumOf(ofMonth.get(month) ?? []);
    cumulativeFen += measures.disbursedFen;
    return { ...measures, month, cumulativeFen };
  });
}
