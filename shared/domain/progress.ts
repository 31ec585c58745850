import { type BorrowerType, borrowerTypeNames, borrowerTypes } from "./borrower-type.ts";
import type { Cell } from "./cell.ts";
import type { Day } from "./day.ts";
import type { LoanFacts } from "./loan.ts";
import type { Fen } from "./money.ts";
import { firstDayOf, lastDayOf, type Month, monthOf, monthsBetween } from "./month.ts";
import { type Pace, paceOf } from "./pace.ts";
import type { Programme } from "./programme.ts";
import { addMeasures, isZero, type Measures, measuresOf, zeroMeasures } from "./totals.ts";

/** How many months a progress shows at most; of a longer history it shows the latest. */
export const progressMonthsMax = 1200;

/** How the programme stands on a day: the headline, its pace, and the same measures by county, borrower type and month. */
export type Progress = Measures &
  Pace & {
    asOf: Day;
    goalFen: Fen;
    /** Disbursed within the programme's window: what counts towards the goal. */
    countedFen: Fen;
    byCounty: (Measures & { code: string; name: string })[];
    byBorrowerType: (Measures & { type: BorrowerType; name: string })[];
    /** Ascending; `cumulativeFen` is what was disbursed from the first loan on. */
    byMonth: (Measures & { month: Month; cumulativeFen: Fen })[];
  };

type Window = Pick<Programme, "firstOn" | "lastOn">;

/**
 * The months of which a whole cell says too much, because the last day asked for, or an end of the window, lies inside
 * them. No loan is known that was disbursed after `today`, so that today and later days cut no month.
 */
export function cutMonths({ firstOn, lastOn }: Window, asOf: Day, today: Day): Month[] {
  const months = new Set<Month>();
  if (asOf < lastDayOf(monthOf(asOf)) && asOf < today) months.add(monthOf(asOf));
  if (firstOn > firstDayOf(monthOf(firstOn))) months.add(monthOf(firstOn));
  if (lastOn < lastDayOf(monthOf(lastOn))) months.add(monthOf(lastOn));
  return [...months].filter((month) => month <= monthOf(asOf)).sort();
}

/**
 * The progress of a programme on a day, from the cells of its totals and, for the months of `cutMonths`, from the loans
 * of those months. What a loan's balance or quality was on an earlier day is not known: those measures are of today.
 */
export function progressOf(
  programme: Programme,
  cells: readonly Cell[],
  cut: { months: readonly Month[]; loans: Iterable<LoanFacts> },
  asOf: Day,
): Progress {
  const parts = cells
    .filter(({ month }) => month <= monthOf(asOf) && !cut.months.includes(month))
    .map(partOfCell(programme));
  for (const facts of cut.loans) if (facts.disbursedOn <= asOf) parts.push(partOfLoan(programme, facts));
  const countedFen = parts.reduce((sum, part) => sum + part.countedFen, 0n);
  return {
    ...sumOf(parts),
    ...paceOf(programme, countedFen, asOf),
    asOf,
    goalFen: programme.goalFen,
    countedFen,
    byCounty: byCounty(programme, parts),
    byBorrowerType: borrowerTypes.map((type) => ({
      ...sumOf(parts.filter((part) => part.borrowerType === type)),
      type,
      name: borrowerTypeNames[type],
    })),
    byMonth: byMonth(parts),
  };
}

type Part = Cell & { countedFen: Fen };

function partOfCell({ firstOn, lastOn }: Window): (cell: Cell) => Part {
  return (cell) => {
    const counts = cell.month >= monthOf(firstOn) && cell.month <= monthOf(lastOn);
    return { ...cell, countedFen: counts ? cell.measures.disbursedFen : 0n };
  };
}

function partOfLoan({ firstOn, lastOn }: Window, facts: LoanFacts): Part {
  const counts = facts.disbursedOn >= firstOn && facts.disbursedOn <= lastOn;
  return {
    month: monthOf(facts.disbursedOn),
    countyCode: facts.countyCode,
    borrowerType: facts.borrowerType,
    measures: measuresOf(facts),
    countedFen: counts ? facts.amountFen : 0n,
  };
}

function sumOf(parts: readonly Part[]): Measures {
  return parts.reduce((sum, { measures }) => addMeasures(sum, measures), zeroMeasures());
}

function byCounty(programme: Programme, parts: readonly Part[]): Progress["byCounty"] {
  const ofCounty = Map.groupBy(parts, ({ countyCode }) => countyCode);
  const listed = programme.counties.map(({ code, name }) => ({
    ...sumOf(ofCounty.get(code) ?? []),
    code,
    name,
  }));
  const codes = new Set(programme.counties.map(({ code }) => code));
  const unlisted = [...ofCounty.keys()].filter((code) => !codes.has(code)).sort();
  const others = unlisted.map((code) => ({ ...sumOf(ofCounty.get(code) ?? []), code, name: code }));
  return [...listed, ...others.filter((county) => !isZero(county))];
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
