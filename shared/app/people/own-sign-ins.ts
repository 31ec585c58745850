import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { SignIns } from "#shared/ports/people/accounts.ts";

/** What signing in by our own routes takes. Fails with `accounts-elsewhere` where an issuer signs people in. */
export function ownSignIns({ signIns }: Pick<Deps, "signIns">): SignIns {
  if (signIns === undefined) throw new LedgerFailure("accounts-elsewhere");
  return signIns;
}
