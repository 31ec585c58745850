import { firstDayOf, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { AskedFilter, LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import { filterWithin, loanScopeOf, loansOfBranch } from "#shared/domain/ledger/loan-scope.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { demandSeen } from "./seen-association.ts";

/** What a person may ask of the list of loans: a filter, in which the first and the last of several months may be named. */
export type LoanQuery = AskedFilter & {
  monthFrom?: Month | undefined;
  monthTo?: Month | undefined;
};

/**
 * A caller's query as a filter, within what the caller may see. Fails with `association-unknown` when an association
 * asks for another's loans.
 */
export async function loansAskedFor(
  deps: Pick<Deps, "associations" | "programme">,
  caller: Person,
  { monthFrom, monthTo, branch, ...filter }: LoanQuery,
): Promise<LoanFilter> {
  await demandSeen(deps, caller, filter.associationId);
  const from = [filter.disbursedFrom, monthFrom && firstDayOf(monthFrom)].filter(isDefined).sort();
  const until = [filter.disbursedUntil, monthTo && lastDayOf(monthTo)].filter(isDefined).sort();
  const ofBranch = branch === undefined ? {} : loansOfBranch(deps.programme, branch);
  const asked = { ...filter, ...ofBranch, disbursedFrom: from.at(-1), disbursedUntil: until[0] };
  return filterWithin(asked, loanScopeOf(caller, deps.programme));
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
