import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { ownSignIns } from "./own-sign-ins.ts";

/**
 * The next access token of somebody who has signed in. Fails with `sign-in-invalid` when the renewal token is not good, the
 * account was taken away or has another password since, and with `account-locked`.
 */
export async function renewSignIn(
  deps: Pick<Deps, "people" | "embedded" | "signIns">,
  renewalToken: string,
): Promise<{ accessToken: string; expiresInSeconds: number }> {
  const { tokens } = ownSignIns(deps);
  const { accounts, issuer } = embeddedAccounts(deps);
  const { subject, passwordSetAt } = await tokens.readRenewal(renewalToken);
  const account = await accounts.find(subject);
  const person = await deps.people.find(issuer, subject);
  if (account?.passwordSetAt !== passwordSetAt || person === undefined) {
    throw new LedgerFailure("sign-in-invalid");
  }
  if (person.locked === true) throw new LedgerFailure("account-locked");
  return tokens.accessToken(subject);
}
