import { cellOf, cellPrefix } from "#shared/domain/cell.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/day.ts";
import type { LoanFacts } from "#shared/domain/loan.ts";
import { cutMonths, type Progress, progressOf } from "#shared/domain/progress.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { eachLoan } from "./each-loan.ts";

/** How the programme stands on a day, by default today in Asia/Shanghai; loans disbursed later are left out. */
export async function readProgress(
  deps: Pick<Deps, "programme" | "ledger" | "now">,
  { asOf }: { asOf?: Day | undefined } = {},
): Promise<Progress> {
  const today = shanghaiDayOf(deps.now());
  const until = asOf ?? today;
  const cells = (await deps.ledger.totals(cellPrefix)).map(cellOf);
  const withLoans = new Set(
    cells.filter(({ measures }) => measures.loanCount > 0n).map(({ month }) => month),
  );
  const months = cutMonths(deps.programme, until, today);
  const loans: LoanFacts[] = [];
  for (const month of months.filter((cut) => withLoans.has(cut))) {
    for await (const { facts } of eachLoan(deps.ledger, { month })) loans.push(facts);
  }
  return progressOf(deps.programme, cells, { months, loans }, { asOf: until, today });
}
