import { type LoanSum, sumOfGroups } from "#shared/domain/loan-sums.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type LoanQuery, loansAskedFor } from "./loans-asked-for.ts";

/** How many loans a look that a person waits for goes through at most. */
export const loansSummedMax = 50_000;

/**
 * The sum of the loans that a list with the same filter shows; `more` says that it is of the first `loansSummedMax` only.
 * Fails with `association-unknown` as the list does.
 */
export async function sumLoans(
  deps: Pick<Deps, "ledger" | "programme">,
  caller: Person,
  query: LoanQuery,
): Promise<LoanSum & { more: boolean }> {
  const { groups, more } = await deps.ledger.sumLoans(loansAskedFor(deps, caller, query), loansSummedMax);
  return { ...sumOfGroups(groups), more };
}
