import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { openClaimsMax } from "#shared/domain/corrections/correction-request.ts";
import { raisedCorrection } from "#shared/domain/corrections/correction-steps.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type SeenCorrection, seeCorrection } from "./see-corrections.ts";

/**
 * Takes an association's claim that the borrower of a loan is its member (是我会会员). Only the loan's number is asked for,
 * and the answer is the same whatever the ledger knows: it must not reveal other people's loans. Fails with
 * `correction-open` when the association has an open request on this loan, and with `claims-full`.
 */
export async function claimLoan(
  deps: Pick<Deps, "corrections" | "associations" | "ledger" | "programme" | "now" | "newId">,
  caller: Person,
  { bankId, loanNo, text }: { bankId?: string | undefined; loanNo: string; text: string },
): Promise<SeenCorrection> {
  const { associationId } = caller;
  if (associationId === undefined) throw new LedgerFailure("not-permitted");
  const open = await deps.corrections.changedAts("open", { associationId });
  if (open.length >= openClaimsMax) throw new LedgerFailure("claims-full", { max: openClaimsMax });
  const request = raisedCorrection(
    {
      ...{ bankId: bankId ?? deps.programme.bank.bankId, loanNo },
      ...{ correctionId: deps.newId(), associationId, claims: true },
    },
    { by: caller, at: deps.now(), text },
  );
  const outcome = await deps.corrections.write(request);
  if (outcome !== "written") throw new LedgerFailure("correction-open");
  return seeCorrection(deps, caller, request);
}
