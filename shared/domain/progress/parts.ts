import type { Day } from "#shared/domain/base/day.ts";
import { firstDayOf, lastDayOf, type Month, monthOf } from "#shared/domain/base/month.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { addMeasures, type Measures, measuresOf, zeroMeasures } from "#shared/domain/ledger/totals.ts";
import { countsTowardsGoal, type Programme } from "#shared/domain/programme/programme.ts";
import type { Cell } from "./cell.ts";

type Window = Pick<Programme, "firstOn" | "lastOn">;

/**
 * The months that a cell cannot answer for as a whole, because the last day asked for, or an end of the window, lies
 * inside them. No loan is disbursed after `today`, so today and later days cut no month.
 */
export function cutMonths({ firstOn, lastOn }: Window, asOf: Day, today: Day): Month[] {
  const months = new Set<Month>();
  if (asOf < lastDayOf(monthOf(asOf)) && asOf < today) months.add(monthOf(asOf));
  if (firstOn > firstDayOf(monthOf(firstOn))) months.add(monthOf(firstOn));
  if (lastOn < lastDayOf(monthOf(lastOn))) months.add(monthOf(lastOn));
  return [...months].filter((month) => month <= monthOf(asOf)).sort();
}

/** A cell or a loan, and whether it counts towards the goal. */
export type Part = Cell & { counts: boolean };

function partOfCell({ firstOn, lastOn }: Window): (cell: Cell) => Part {
  return (cell) => ({ ...cell, counts: cell.month >= monthOf(firstOn) && cell.month <= monthOf(lastOn) });
}

function partOfLoan({ firstOn, lastOn }: Window, facts: LoanFacts): Part {
  return {
    month: monthOf(facts.disbursedOn),
    ...groupsOf(facts),
    measures: measuresOf(facts),
    counts: countsTowardsGoal({ firstOn, lastOn }, facts.disbursedOn),
  };
}

/** The measures of some parts together. */
export function sumOf(parts: readonly Part[]): Measures {
  return parts.reduce((sum, { measures }) => addMeasures(sum, measures), zeroMeasures());
}

/** What a progress is worked out from: the cells up to a day, and the loans of the months that the day or the window cuts. */
export type CutLoans = { months: readonly Month[]; loans: Iterable<LoanFacts> };

/** The parts of the progress on a day. */
export function partsOf(programme: Window, cells: readonly Cell[], cut: CutLoans, asOf: Day): Part[] {
  const parts = cells
    .filter(({ month }) => month <= monthOf(asOf) && !cut.months.includes(month))
    .map(partOfCell(programme));
  for (const facts of cut.loans) if (facts.disbursedOn <= asOf) parts.push(partOfLoan(programme, facts));
  return parts;
}
