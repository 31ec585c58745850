import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { SignIns, TryCounter } from "#shared/ports/people/accounts.ts";

/** What staying signed in here takes. Fails with `accounts-elsewhere` where people sign in at another's issuer. */
export function ownSignIns({ signIns }: Pick<Deps, "signIns">): SignIns {
  if (signIns === undefined) throw new LedgerFailure("accounts-elsewhere");
  return signIns;
}

/** What counts the tries at our own routes. Fails with `accounts-elsewhere` where an issuer has the form. */
export function ownTries(deps: Pick<Deps, "signIns">): TryCounter {
  const { tries } = ownSignIns(deps);
  if (tries === undefined) throw new LedgerFailure("accounts-elsewhere");
  return tries;
}
