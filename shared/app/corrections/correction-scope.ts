import type { Person } from "#shared/domain/base/person.ts";
import type { CorrectionRequest } from "#shared/domain/corrections/correction-request.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import {
  associationScopeOf,
  isInScope,
  loanScopeOf,
  maySeeAssociation,
} from "#shared/domain/ledger/loan-scope.ts";
import type { CorrectionScope } from "#shared/ports/corrections/correction-repository.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Which correction requests a person may see: of a county's supervisor those that its associations raised. */
export async function correctionScopeOf(
  deps: Pick<Deps, "associations" | "programme">,
  caller: Person,
): Promise<CorrectionScope> {
  const { associationId, bankId } = loanScopeOf(caller, deps.programme);
  if (associationScopeOf(caller).countyCode === undefined) return { associationId, bankId };
  const own = (await deps.associations.list()).filter((one) => maySeeAssociation(caller, one));
  return { associationId, bankId, associationIds: own.map((one) => one.associationId) };
}

/**
 * Of some requests (at most `loansReadMax`) those on loans of a liaison's branches; all of them where the caller is of no
 * branch. Which branch a loan is of, only the ledger knows.
 */
export async function ofOwnBranches(
  { ledger, programme }: Pick<Deps, "ledger" | "programme">,
  caller: Person,
  requests: readonly CorrectionRequest[],
): Promise<readonly CorrectionRequest[]> {
  const scope = loanScopeOf(caller, programme);
  if (scope.branches === undefined) return requests;
  const states = await ledger.readLoans(requests.map(({ bankId, loanNo }) => ({ bankId, loanNo })));
  const own = new Set(
    states
      .filter((state) => state.facts !== undefined && isInScope(scope, { ...state, facts: state.facts }))
      .map(loanKeyText),
  );
  return requests.filter((request) => own.has(loanKeyText(request)));
}
