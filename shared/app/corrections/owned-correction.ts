import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { CorrectionRequest } from "#shared/domain/corrections/correction-request.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { correctionScopeOf, ofOwnBranches } from "./correction-scope.ts";

/** The correction request that a caller asks for. Fails with `correction-unknown` when there is none or it is not theirs to see. */
export async function ownedCorrection(
  deps: Pick<Deps, "corrections" | "associations" | "ledger" | "programme">,
  caller: Person,
  correctionId: string,
): Promise<CorrectionRequest> {
  const request = await deps.corrections.get(correctionId);
  const { associationId, bankId, associationIds } = await correctionScopeOf(deps, caller);
  const isSeen =
    request !== undefined &&
    (associationId ?? request.associationId) === request.associationId &&
    (bankId ?? request.bankId) === request.bankId &&
    (associationIds ?? [request.associationId]).includes(request.associationId) &&
    (await ofOwnBranches(deps, caller, [request])).length === 1;
  if (!isSeen) throw new LedgerFailure("correction-unknown");
  return request;
}
