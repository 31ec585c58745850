import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { needsCode } from "#shared/domain/people/account.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { demandCode, type FactorGiven, provenFactor } from "./demand-code.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { demandPassword, ownAccount } from "./own-account.ts";
import { peopleChange } from "./people-change.ts";

/**
 * Gives the caller's account an authenticator, another in its place, or none: after its password and, where it has one, a
 * code of the present one. Fails with `accounts-elsewhere`, `account-unknown`, `password-wrong`, `sign-in-locked`, as
 * `demandCode` does, or `sign-in-code-kept` where the role has to have one.
 */
export async function setAuthenticator(
  deps: Pick<Deps, "people" | "embedded" | "now" | "newId">,
  { issuer, subject, displayName, role }: Person,
  input: { password: string; code?: string | undefined; secondFactor?: FactorGiven | undefined },
): Promise<void> {
  const { accounts, asksForCodes } = embeddedAccounts(deps);
  const account = await ownAccount(deps, { issuer, subject });
  if (input.secondFactor === undefined && asksForCodes && needsCode(role)) {
    throw new LedgerFailure("sign-in-code-kept");
  }
  await demandPassword(deps, account, input.password, async (present) => {
    if (present.secondFactor !== undefined) await demandCode(deps, present, input.code);
  });
  const secondFactor = input.secondFactor && provenFactor(deps, input.secondFactor);
  if (!(await accounts.setSecondFactor(subject, secondFactor))) throw new LedgerFailure("account-unknown");
  const kind = secondFactor === undefined ? "authenticator-removed" : "authenticator-set";
  await deps.people.note(issuer, peopleChange(deps, { kind, by: displayName, whom: displayName }));
}
