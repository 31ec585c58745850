import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Accounts } from "#shared/ports/people/accounts.ts";

/** The embedded issuer's accounts. Fails with `accounts-elsewhere` where people sign in at another issuer. */
export function embeddedAccounts({ embedded }: Pick<Deps, "embedded">): Accounts {
  if (embedded === undefined) throw new LedgerFailure("accounts-elsewhere");
  return embedded;
}
