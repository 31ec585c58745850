import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Account } from "#shared/domain/people/account.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { checkPassword } from "./check-password.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";

/** The caller's account. Fails with `accounts-elsewhere`, or `account-unknown` for who came by a link or from elsewhere. */
export async function ownAccount(
  deps: Pick<Deps, "embedded">,
  { issuer, subject }: Pick<Person, "issuer" | "subject">,
): Promise<Account> {
  const { accounts, issuer: ownIssuer } = embeddedAccounts(deps);
  const account = issuer === ownIssuer ? await accounts.find(subject) : undefined;
  if (account === undefined) throw new LedgerFailure("account-unknown");
  return account;
}

/** Demands the password of an account from its owner, who is signed in. Fails as `checkPassword` does, but with `password-wrong`. */
export async function demandPassword(
  deps: Pick<Deps, "embedded" | "now">,
  account: Account,
  password: string,
  admitted?: (account: Account) => Promise<void>,
): Promise<void> {
  await checkPassword(deps, account.name, password, admitted).catch((error: unknown) => {
    const wrong = error instanceof LedgerFailure && error.code === "sign-in-wrong";
    throw wrong ? new LedgerFailure("password-wrong") : error;
  });
}
