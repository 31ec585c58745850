import type { Person } from "#shared/domain/base/person.ts";
import { associationScopeOf, loanScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import type { CorrectionScope } from "#shared/ports/corrections/correction-repository.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Which correction requests a person may see: of a county's supervisor those that its associations raised. */
export async function correctionScopeOf(
  deps: Pick<Deps, "associations" | "programme">,
  caller: Person,
): Promise<CorrectionScope> {
  const { associationId, bankId } = loanScopeOf(caller, deps.programme.bank.bankId);
  if (associationScopeOf(caller).countyCode === undefined) return { associationId, bankId };
  const own = (await deps.associations.list()).filter((one) => maySeeAssociation(caller, one));
  return { associationId, bankId, associationIds: own.map((one) => one.associationId) };
}
