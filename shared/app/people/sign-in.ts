import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { checkPassword } from "./check-password.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";

/**
 * Signs somebody in by name and password and keeps when; gives the subject. Fails with `sign-in-wrong`,
 * `sign-in-locked`, `sign-in-busy`, or `account-locked` for who was shut out.
 */
export async function signIn(
  deps: Pick<Deps, "people" | "embedded" | "now">,
  issuer: string,
  input: { name: string; password: string },
): Promise<string> {
  const { subject } = await checkPassword(deps, input.name, input.password);
  const person = await deps.people.find(issuer, subject);
  if (person === undefined || person.locked === true) throw new LedgerFailure("account-locked");
  await embeddedAccounts(deps).accounts.noteSignIn(subject, deps.now());
  return subject;
}
