import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { instantMs } from "#shared/domain/base/instant.ts";
import type { Role } from "#shared/domain/base/person.ts";
import {
  type Account,
  codeSecretPattern,
  needsCode,
  type SecondFactor,
} from "#shared/domain/people/account.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";

/** What somebody gives to set up an authenticator: its secret, and a code that it made. */
export type FactorGiven = { secret: string; code: string };

/**
 * Demands the one-time code of an account that has an authenticator, each code once. Fails with `sign-in-code-needed`
 * where none is given, `sign-in-code-wrong`, or `sign-in-code-missing` for who needs an authenticator and has none.
 */
export async function demandCode(
  deps: Pick<Deps, "people" | "embedded" | "now">,
  { subject, secondFactor }: Account,
  code: string | undefined,
): Promise<void> {
  const { accounts, codes, asksForCodes, issuer } = embeddedAccounts(deps);
  if (secondFactor === undefined) {
    const role = asksForCodes ? (await deps.people.find(issuer, subject))?.role : undefined;
    if (role !== undefined && needsCode(role)) throw new LedgerFailure("sign-in-code-missing");
    return;
  }
  if (code === undefined) throw new LedgerFailure("sign-in-code-needed");
  const step = codes.stepOf(secondFactor.secret, code, instantMs(deps.now()));
  const isTaken = step !== undefined && (await accounts.takeStep(subject, step));
  if (!isTaken) throw new LedgerFailure("sign-in-code-wrong");
}

/**
 * The second factor that somebody of a role sets up with a password; `undefined` where nobody asks for one. Fails with
 * `sign-in-code-wrong` unless the code is the authenticator's.
 */
export function secondFactorOf(
  deps: Pick<Deps, "embedded" | "now">,
  role: Role,
  given: FactorGiven | undefined,
): SecondFactor | undefined {
  if (!embeddedAccounts(deps).asksForCodes || !needsCode(role)) return undefined;
  if (given === undefined) throw new LedgerFailure("sign-in-code-wrong");
  return provenFactor(deps, given);
}

/** A second factor whose owner proves by a code that an authenticator has it. Fails with `sign-in-code-wrong`. */
export function provenFactor(
  deps: Pick<Deps, "embedded" | "now">,
  { secret, code }: FactorGiven,
): SecondFactor {
  const isSecret = codeSecretPattern.test(secret);
  const now = instantMs(deps.now());
  const lastStep = isSecret ? embeddedAccounts(deps).codes.stepOf(secret, code, now) : undefined;
  if (lastStep === undefined) throw new LedgerFailure("sign-in-code-wrong");
  return { secret, lastStep };
}
