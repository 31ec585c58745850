import { type CorrectionRequest, correctionStateOf } from "#shared/domain/corrections/correction-request.ts";
import { groupsOf, unattributed } from "#shared/domain/ledger/attribution.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { isInScope, type LoanScope } from "#shared/domain/ledger/loan-scope.ts";

/**
 * Tells whether the loan that a request is about is to be seen by who may see the request. To a county's supervisor a claim
 * of its association that is not closed opens a loan of which neither association nor county is known: the claim says
 * whose it may be.
 */
export function isLoanSeen(scope: LoanScope, request: CorrectionRequest, loan: Loan): boolean {
  if (isInScope(scope, loan)) return true;
  const { associationId, countyCode } = groupsOf(loan.facts);
  const isNobodys = associationId === unattributed && countyCode === unattributed;
  const isClaimed = request.claims === true && correctionStateOf(request) !== "closed";
  return scope.countyCode !== undefined && isClaimed && isNobodys;
}
