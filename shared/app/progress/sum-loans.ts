import { type LoanQuery, loansAskedFor } from "#shared/app/ledger/loans-asked-for.ts";
import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type LoanSum, sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How many loans a look that a person waits for goes through at most. */
export const loansSummedMax = 50_000;

/**
 * The sum of the loans that a list with the same filter shows; `more` says that it is of the first `loansSummedMax` only.
 * Fails with `association-unknown` as the list does.
 */
export async function sumLoans(
  deps: Pick<Deps, "ledger" | "associations" | "programme"> & NoteDeps,
  caller: Person,
  query: LoanQuery,
): Promise<LoanSum & { more: boolean }> {
  const asked = await loansAskedFor(deps, caller, query);
  const { groups, more } = await deps.ledger.sumLoans(asked, loansSummedMax);
  const { associationId } = query;
  if (associationId !== undefined && groups.length > 0) {
    await noteReading(deps, caller, { associationId, kind: "loans" });
  }
  return { ...sumOfGroups(groups), more };
}
