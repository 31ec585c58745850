import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { checkPassword } from "./check-password.ts";
import { demandCode } from "./demand-code.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";

/**
 * Signs somebody in by name, password and, where the account has an authenticator, its code, and keeps when; gives the
 * subject. Fails with `sign-in-wrong`, `sign-in-locked`, `sign-in-busy`, as `demandCode` does, or `account-locked` for who was shut out.
 */
export async function signIn(
  deps: Pick<Deps, "people" | "embedded" | "now">,
  issuer: string,
  input: { name: string; password: string; code?: string | undefined },
): Promise<string> {
  const { subject } = await checkPassword(deps, input.name, input.password, (account) =>
    demandCode(deps, account, input.code),
  );
  const person = await deps.people.find(issuer, subject);
  if (person === undefined || person.locked === true) throw new LedgerFailure("account-locked");
  await embeddedAccounts(deps).accounts.noteSignIn(subject, deps.now());
  return subject;
}
