import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { ClaimableField } from "#shared/domain/corrections/correction-request.ts";
import { raisedCorrection } from "#shared/domain/corrections/correction-steps.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { isInScope, loanScopeOf } from "#shared/domain/ledger/loan-scope.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type SeenCorrection, seeCorrection } from "./see-corrections.ts";

/** What an association claims about one of its loans. */
export type RaisedClaim = {
  bankId?: string | undefined;
  loanNo: string;
  field?: ClaimableField | undefined;
  shouldBe?: string | undefined;
  text: string;
};

/**
 * Takes an association's claim that one of its loans is wrong. Fails with `loan-unknown`, also when the caller may not
 * see the loan, and with `correction-open` when the association has an open request on it.
 */
export async function raiseCorrection(
  deps: Pick<Deps, "corrections" | "associations" | "ledger" | "programme" | "now" | "newId">,
  caller: Person,
  { bankId, loanNo, field, shouldBe, text }: RaisedClaim,
): Promise<SeenCorrection> {
  const programmeBankId = deps.programme.bank.bankId;
  const key = { bankId: bankId ?? programmeBankId, loanNo };
  const [state] = await deps.ledger.readLoans([key]);
  const { facts } = state ?? {};
  const isOwn =
    state !== undefined &&
    facts !== undefined &&
    isInScope(loanScopeOf(caller, deps.programme), { ...state, facts });
  if (!isOwn) throw new LedgerFailure("loan-unknown");
  const request = raisedCorrection(
    { ...key, correctionId: deps.newId(), associationId: groupsOf(facts).associationId, field, shouldBe },
    { by: caller, at: deps.now(), text },
  );
  const outcome = await deps.corrections.write(request);
  if (outcome !== "written") throw new LedgerFailure("correction-open");
  return seeCorrection(deps, caller, request);
}
