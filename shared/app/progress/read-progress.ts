import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { unattributed } from "#shared/domain/ledger/attribution.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";
import { isZero, unattributedKey } from "#shared/domain/ledger/totals.ts";
import { type Cell, cellOf, cellPrefix, isCell } from "#shared/domain/progress/cell.ts";
import { cutMonths, type Progress, progressOf } from "#shared/domain/progress/progress.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Snapshot } from "#shared/ports/progress/snapshot-store.ts";
import { loansSummedMax } from "./sum-loans.ts";

/**
 * How the programme stands on a day, by default today in Asia/Shanghai; loans disbursed later are left out. Where whole
 * cells say enough it is read from the snapshot: of an import that is being posted all is in it, or nothing. With a
 * county only its loans are told of, against the goal of the programme that is given.
 */
export async function readProgress(
  deps: Pick<Deps, "programme" | "ledger" | "snapshots" | "now">,
  { asOf, countyCode }: { asOf?: Day | undefined; countyCode?: string | undefined } = {},
  snapshot: Promise<Snapshot | undefined> = deps.snapshots.latest(),
): Promise<Progress> {
  const today = shanghaiDayOf(deps.now());
  const until = asOf ?? today;
  const months = cutMonths(deps.programme, until, today);
  const day = { asOf: until, today };
  const isOf = (cell: Cell) => countyCode === undefined || cell.countyCode === countyCode;
  const kept = (await snapshot)?.cells;
  const whole = kept?.filter(isCell).map(cellOf).filter(isOf);
  if (whole !== undefined && lentIn(months, whole).length === 0) {
    const without = await unattributedWithin(deps, kept, countyCode);
    return progressOf(deps.programme, whole, { months, loans: [] }, day, without);
  }
  const [found, unknown] = await Promise.all([
    deps.ledger.totals(cellPrefix),
    deps.ledger.totals(unattributedKey),
  ]);
  const cells = found.map(cellOf).filter(isOf);
  const loans: LoanFacts[] = [];
  for (const month of lentIn(months, cells)) {
    for await (const { facts } of eachLoan(deps.ledger, { month, countyCode })) loans.push(facts);
  }
  const without = await unattributedWithin(deps, unknown, countyCode);
  return progressOf(deps.programme, cells, { months, loans }, day, without);
}

/**
 * What was lent without an association, among some totals. Of a county no total tells it: its loans are summed, as far as
 * `loansSummedMax` goes, and only where there are any at all.
 */
async function unattributedWithin(
  { ledger }: Pick<Deps, "ledger">,
  totals: Snapshot["cells"] = [],
  countyCode: string | undefined,
): Promise<Progress["unattributed"] | undefined> {
  const measures = totals.find(({ key }) => key === unattributedKey)?.measures;
  if (countyCode === undefined || measures === undefined || isZero(measures)) return measures;
  const filter = { associationId: unattributed, countyCode };
  const { loanCount, disbursedFen } = sumOfGroups((await ledger.sumLoans(filter, loansSummedMax)).groups);
  return { loanCount: BigInt(loanCount), disbursedFen };
}

/** Those of some months in which a loan was disbursed. */
function lentIn(months: readonly Month[], cells: readonly Cell[]): Month[] {
  const lent = new Set(cells.filter(({ measures }) => measures.loanCount > 0n).map(({ month }) => month));
  return months.filter((month) => lent.has(month));
}
