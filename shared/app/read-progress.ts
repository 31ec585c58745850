import { cellOf, cellPrefix } from "#shared/domain/cell.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/day.ts";
import type { LoanFacts } from "#shared/domain/loan.ts";
import { cutMonths, type Progress, progressOf } from "#shared/domain/progress.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { eachLoan } from "./each-loan.ts";

/** How the programme stands on a day, by default today in Asia/Shanghai; loans disbursed later are left out. */
export async function readProgress(
  deps: Pick<Deps, "programme" | "ledger" | "now">,
  { asOf = shanghaiDayOf(deps.now()) }: { asOf?: Day | undefined } = {},
): Promise<Progress> {
  const loans: LoanFacts[] = [];
  for (const month of cutMonths(deps.programme, asOf)) {
    for await (const { facts } of eachLoan(deps.ledger, { month })) loans.push(facts);
  }
  const cells = (await deps.ledger.totals(cellPrefix)).map(cellOf);
  return progressOf(deps.programme, cells, loans, asOf);
}
