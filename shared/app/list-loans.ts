import { LedgerFailure } from "#shared/domain/failure.ts";
import { loanScopeOf, maySeeAssociation } from "#shared/domain/loan-scope.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { LoanFilter, Page } from "#shared/ports/ledger.ts";
import { type NamedLoan, nameLoans } from "./name-loans.ts";

/**
 * A page of the loans that a caller may see. Fails with `association-unknown` when an association asks for another's,
 * and with `cursor-invalid`.
 */
export async function listLoans(
  deps: Pick<Deps, "ledger" | "associations" | "programme">,
  caller: Person,
  query: Omit<LoanFilter, "bankId"> & { limit: number; cursor?: string | undefined },
): Promise<Page<NamedLoan>> {
  const { limit, cursor, ...filter } = query;
  if (filter.associationId !== undefined && !maySeeAssociation(caller, filter.associationId)) {
    throw new LedgerFailure("association-unknown");
  }
  const scoped = { ...filter, ...loanScopeOf(caller, deps.programme.bank.bankId) };
  const page = await deps.ledger.listLoans(scoped, limit, cursor);
  return { items: await nameLoans(deps, page.items), cursor: page.cursor };
}
