import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { unattributedKey } from "#shared/domain/ledger/totals.ts";
import { type Cell, cellOf, cellPrefix, isCell } from "#shared/domain/progress/cell.ts";
import { type CutLoans, cutMonths, partsOf, sumOf } from "#shared/domain/progress/parts.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Snapshot } from "#shared/ports/progress/snapshot-store.ts";

type StandingDeps = Pick<Deps, "programme" | "ledger" | "snapshots" | "now">;

/** What a progress is worked out from, and the totals in which what has no association is among others. */
export type Standing = {
  cells: Cell[];
  cut: CutLoans;
  day: { asOf: Day; today: Day };
  totals: Snapshot["cells"] | undefined;
};

/** Reads what the progress of a day is worked out from: the snapshot where whole cells say enough, else totals and loans. */
export async function readStanding(
  deps: StandingDeps,
  { asOf, countyCode }: { asOf?: Day | undefined; countyCode?: string | undefined },
  snapshot: Promise<Snapshot | undefined>,
): Promise<Standing> {
  const today = shanghaiDayOf(deps.now());
  const until = asOf ?? today;
  const months = cutMonths(deps.programme, until, today);
  const day = { asOf: until, today };
  const isOf = (cell: Cell) => countyCode === undefined || cell.countyCode === countyCode;
  const kept = (await snapshot)?.cells;
  const whole = kept?.filter(isCell).map(cellOf).filter(isOf);
  if (whole !== undefined && lentIn(months, whole).length === 0)
    return { cells: whole, cut: { months, loans: [] }, day, totals: kept };
  const [found, totals] = await Promise.all([
    deps.ledger.totals(cellPrefix),
    deps.ledger.totals(unattributedKey),
  ]);
  const cells = found.map(cellOf).filter(isOf);
  const loans: LoanFacts[] = [];
  for (const month of lentIn(months, cells)) {
    for await (const { facts } of eachLoan(deps.ledger, { month, countyCode })) loans.push(facts);
  }
  return { cells, cut: { months, loans }, day, totals };
}

/** What counts towards the goal today, and what was disbursed in each month. */
export async function readCountedFen(
  deps: StandingDeps,
): Promise<{ countedFen: Fen; monthFen: Map<Month, Fen> }> {
  const { cells, cut, day } = await readStanding(deps, {}, deps.snapshots.latest());
  const parts = partsOf(deps.programme, cells, cut, day.asOf);
  const monthFen = new Map<Month, Fen>();
  for (const { month, measures } of cells)
    monthFen.set(month, (monthFen.get(month) ?? 0n) + measures.disbursedFen);
  return { countedFen: sumOf(parts.filter(({ counts }) => counts)).disbursedFen, monthFen };
}

/** Those of some months in which a loan was disbursed. */
function lentIn(months: readonly Month[], cells: readonly Cell[]): Month[] {
  const lent = new Set(cells.filter(({ measures }) => measures.loanCount > 0n).map(({ month }) => month));
  return months.filter((month) => lent.has(month));
}
