import { attributeByHand } from "#shared/app/imports/registers/attribute-by-hand.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { steppedCorrection } from "#shared/domain/corrections/correction-steps.ts";
import { loanScopeOf } from "#shared/domain/ledger/loan-scope.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { isLoanSeen } from "./claimed-loan.ts";
import { ownedCorrection } from "./owned-correction.ts";
import type { SeenCorrection } from "./see-corrections.ts";
import { type CorrectionStepDeps, stepCorrection } from "./step-correction.ts";

const confirmedText = "已核实，归属到本会。";

/**
 * Attributes the loan that an association claims to it, by entries of the journal under the claim's own id, and closes the
 * claim. Fails as `stepCorrection` does, and with `claim-settled` when the ledger has no such loan without an association.
 */
export async function confirmClaim(
  deps: CorrectionStepDeps &
    Pick<Deps, "imports" | "snapshots" | "members" | "poorHouseholds" | "sha256" | "newId" | "pause">,
  caller: Person,
  { correctionId, revision }: { correctionId: string; revision: number },
): Promise<SeenCorrection> {
  const request = await ownedCorrection(deps, caller, correctionId);
  if (request.claims !== true) throw new LedgerFailure("claim-settled");
  if (request.revision !== revision) throw new LedgerFailure("correction-moved");
  steppedCorrection(request, "close", { by: caller, at: deps.now(), text: confirmedText });
  const { associationId, bankId, loanNo } = request;
  const { attributed } = await attributeByHand(deps, caller, {
    associationId,
    loans: [{ bankId, loanNo }],
    changeId: correctionId,
    isSeen: (loan) => isLoanSeen(loanScopeOf(caller, deps.programme), request, loan),
  }).catch((error: unknown) => {
    if (error instanceof LedgerFailure && error.code === "loan-unknown") return { attributed: 0 };
    throw error;
  });
  if (attributed === 0 && !(await isAttributedTo(deps, request))) throw new LedgerFailure("claim-settled");
  return stepCorrection(deps, caller, "close", { correctionId, revision, text: confirmedText });
}

/** Whether a claim that was confirmed before, and whose closing was not heard of, has got its loan. */
async function isAttributedTo(
  { ledger }: Pick<Deps, "ledger">,
  { associationId, bankId, loanNo }: { associationId: string; bankId: string; loanNo: string },
): Promise<boolean> {
  const [state] = await ledger.readLoans([{ bankId, loanNo }]);
  return state?.facts?.associationId === associationId;
}
