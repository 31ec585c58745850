import type { Day } from "#shared/domain/base/day.ts";
import { unattributed } from "#shared/domain/ledger/attribution.ts";
import { sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";
import { isZero, unattributedKey } from "#shared/domain/ledger/totals.ts";
import { type Progress, progressOf } from "#shared/domain/progress/progress.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Snapshot } from "#shared/ports/progress/snapshot-store.ts";
import { readDataReach } from "./bank-freshness.ts";
import { readStanding } from "./read-standing.ts";
import { loansSummedMax } from "./sum-loans.ts";

/**
 * How the programme stands on a day, by default today in Asia/Shanghai; loans disbursed later are left out. Where whole
 * cells say enough it is read from the snapshot: of an import that is being posted all is in it, or nothing. With a
 * county only its loans are told of, against the goal of the programme that is given.
 */
export async function readProgress(
  deps: Pick<Deps, "programme" | "ledger" | "snapshots" | "imports" | "now">,
  { asOf, countyCode }: { asOf?: Day | undefined; countyCode?: string | undefined } = {},
  snapshot: Promise<Snapshot | undefined> = deps.snapshots.latest(),
): Promise<Progress> {
  const [{ cells, cut, day, totals }, dataOn] = await Promise.all([
    readStanding(deps, { asOf, countyCode }, snapshot),
    snapshot.then((kept) => (kept?.dataOn === undefined ? readDataReach(deps) : kept.dataOn)),
  ]);
  const without = await unattributedWithin(deps, totals, countyCode);
  return progressOf(deps.programme, cells, cut, { ...day, dataOn: dataOn ?? undefined }, without);
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
