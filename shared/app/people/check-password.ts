import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { instantMs, instantOfMs, shanghaiMinute } from "#shared/domain/base/instant.ts";
import type { Account } from "#shared/domain/people/account.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";

/**
 * The account of a sign-in name and its password, once it is `admitted` too. Every try counts as a wrong one until it was right, so that tries at
 * the same time count too; a name that no account has is treated alike, and takes as long. Fails with `sign-in-wrong`,
 * `sign-in-locked` or `sign-in-busy`, and as `admitted` does.
 */
export async function checkPassword(
  deps: Pick<Deps, "embedded" | "now">,
  name: string,
  password: string,
  admitted: (account: Account) => Promise<void> = async () => {},
): Promise<Account> {
  const { accounts, passwords } = embeddedAccounts(deps);
  const lockedUntilMs = await accounts.countTry(name, instantMs(deps.now()));
  if (lockedUntilMs > 0) {
    throw new LedgerFailure("sign-in-locked", { until: shanghaiMinute(instantOfMs(lockedUntilMs + 59_999)) });
  }
  const account = await accounts.findByName(name);
  const right = await passwords.matches(password, account?.passwordHash);
  if (account === undefined || !right) throw new LedgerFailure("sign-in-wrong");
  await admitted(account);
  await accounts.forgetTries(name);
  return account;
}
