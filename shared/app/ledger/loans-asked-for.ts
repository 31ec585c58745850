import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { firstDayOf, lastDayOf, type Month } from "#shared/domain/base/month.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import { loanScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What a person may ask of the list of loans: a filter, in which the first and the last of several months may be named. */
export type LoanQuery = Omit<LoanFilter, "bankId"> & {
  monthFrom?: Month | undefined;
  monthTo?: Month | undefined;
};

/**
 * The filter that a caller's query comes to within what the caller may see. Fails with `association-unknown` when an
 * association asks for another's loans.
 */
export function loansAskedFor(
  deps: Pick<Deps, "programme">,
  caller: Person,
  { monthFrom, monthTo, ...filter }: LoanQuery,
): LoanFilter {
  if (filter.associationId !== undefined && !maySeeAssociation(caller, filter.associationId)) {
    throw new LedgerFailure("association-unknown");
  }
  const from = [filter.disbursedFrom, monthFrom && firstDayOf(monthFrom)].filter(isDefined).sort();
  const until = [filter.disbursedUntil, monthTo && lastDayOf(monthTo)].filter(isDefined).sort();
  return {
    ...filter,
    disbursedFrom: from.at(-1),
    disbursedUntil: until[0],
    ...loanScopeOf(caller, deps.programme.bank.bankId),
  };
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
