import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { type Measures, unattributedKey } from "#shared/domain/ledger/totals.ts";
import { type Cell, cellOf, cellPrefix, isCell } from "#shared/domain/progress/cell.ts";
import { cutMonths, type Progress, progressOf } from "#shared/domain/progress/progress.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Snapshot } from "#shared/ports/progress/snapshot-store.ts";

/**
 * How the programme stands on a day, by default today in Asia/Shanghai; loans disbursed later are left out. Where whole
 * cells say enough it is read from the snapshot: of an import that is being posted all is in it, or nothing.
 */
export async function readProgress(
  deps: Pick<Deps, "programme" | "ledger" | "snapshots" | "now">,
  { asOf }: { asOf?: Day | undefined } = {},
  snapshot: Promise<Snapshot | undefined> = deps.snapshots.latest(),
): Promise<Progress> {
  const today = shanghaiDayOf(deps.now());
  const until = asOf ?? today;
  const months = cutMonths(deps.programme, until, today);
  const day = { asOf: until, today };
  const kept = (await snapshot)?.cells;
  const whole = kept?.filter(isCell).map(cellOf);
  if (whole !== undefined && lentIn(months, whole).length === 0) {
    return progressOf(deps.programme, whole, { months, loans: [] }, day, unattributedOf(kept));
  }
  const [found, unknown] = await Promise.all([
    deps.ledger.totals(cellPrefix),
    deps.ledger.totals(unattributedKey),
  ]);
  const cells = found.map(cellOf);
  const loans: LoanFacts[] = [];
  for (const month of lentIn(months, cells)) {
    for await (const { facts } of eachLoan(deps.ledger, { month })) loans.push(facts);
  }
  return progressOf(deps.programme, cells, { months, loans }, day, unattributedOf(unknown));
}

/** The measures of the loans without an association among some totals. */
function unattributedOf(totals: Snapshot["cells"] = []): Measures | undefined {
  return totals.find(({ key }) => key === unattributedKey)?.measures;
}

/** Those of some months in which a loan was disbursed. */
function lentIn(months: readonly Month[], cells: readonly Cell[]): Month[] {
  const lent = new Set(cells.filter(({ measures }) => measures.loanCount > 0n).map(({ month }) => month));
  return months.filter((month) => lent.has(month));
}
