import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { passwordFault } from "#shared/domain/people/password.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { demandPassword, ownAccount } from "./own-account.ts";
import { peopleChange } from "./people-change.ts";

/**
 * Sets the caller's own new password after asking for the present one, and ends what is signed in beyond the present
 * tokens. Fails with `accounts-elsewhere`, `account-unknown`, `password-wrong`, `sign-in-locked` or `sign-in-unfit`.
 */
export async function changePassword(
  deps: Pick<Deps, "people" | "embedded" | "now" | "newId">,
  { issuer, subject, displayName }: Person,
  input: { current: string; fresh: string },
): Promise<void> {
  const { accounts, passwords } = embeddedAccounts(deps);
  const account = await ownAccount(deps, { issuer, subject });
  const fault = passwordFault(input.fresh, account.name);
  if (fault !== undefined) throw new LedgerFailure("sign-in-unfit", { faults: [fault] });
  await demandPassword(deps, account, input.current);
  await accounts.setPassword(subject, await passwords.hash(input.fresh), deps.now());
  await accounts.endSessions(subject);
  const change = peopleChange(deps, { kind: "password-set", by: displayName, whom: displayName });
  await deps.people.note(issuer, change);
}
