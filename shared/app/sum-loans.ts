import { outstandingFenOf } from "#shared/domain/loan.ts";
import type { Fen } from "#shared/domain/money.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { eachLoan, loansAtOnceMax } from "./each-loan.ts";
import { type LoanQuery, loansAskedFor } from "./loans-asked-for.ts";

/** The number and the money of some loans; `more` says that they are only the first `loansAtOnceMax`. */
export type LoansSum = { loanCount: number; disbursedFen: Fen; outstandingFen: Fen; more: boolean };

/** The sum of the loans that a list with the same filter shows. Fails with `association-unknown` as the list does. */
export async function sumLoans(
  deps: Pick<Deps, "ledger" | "programme">,
  caller: Person,
  query: LoanQuery,
): Promise<LoansSum> {
  const sum = { loanCount: 0, disbursedFen: 0n, outstandingFen: 0n };
  for await (const { facts } of eachLoan(deps.ledger, loansAskedFor(deps, caller, query))) {
    if (sum.loanCount === loansAtOnceMax) return { ...sum, more: true };
    sum.loanCount += 1;
    sum.disbursedFen += facts.amountFen;
    sum.outstandingFen += outstandingFenOf(facts);
  }
  return { ...sum, more: false };
}
