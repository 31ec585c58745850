import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";

/** The key of a loan in the list by association, bank and number. */
export function loanCursor({ bankId, loanNo, facts }: Loan): string[] {
  return [groupsOf(facts).associationId, bankId, loanNo];
}
