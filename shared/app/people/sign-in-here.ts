import type { KeptKey, SessionKey } from "#shared/domain/people/session.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { countTry } from "./count-try.ts";
import type { FactorGiven } from "./demand-code.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { openSession } from "./open-session.ts";
import { ownSignIns, ownTries } from "./own-sign-ins.ts";
import { setUpAccount } from "./set-up-account.ts";
import { signIn } from "./sign-in.ts";

type Needed = Pick<
  Deps,
  "people" | "associations" | "embedded" | "signIns" | "programme" | "now" | "newId" | "sha256" | "log"
>;

/** What somebody who has signed in is given: a token, and what the browser keeps. */
export type SignedIn = { accessToken: string; expiresInSeconds: number; kept: KeptKey };

/** Where somebody comes from who asks to be let in: the address, and what the browser kept of an earlier sign-in. */
export type Visit = { address: string; earlier: SessionKey | undefined };

/** Signs somebody in by name and password. Fails as `signIn` does, and with `too-many-tries`. */
export async function signInHere(
  deps: Needed,
  { address, earlier }: Visit,
  input: { name: string; password: string; code?: string | undefined },
): Promise<SignedIn> {
  const tries = ownTries(deps);
  const { issuer } = embeddedAccounts(deps);
  return countTry({ log: deps.log, tries }, address, async () =>
    signedIn(deps, await signIn(deps, issuer, input), earlier),
  );
}

/** Sets an account up by a one-time link, and signs in. Fails as `setUpAccount` does, and with `too-many-tries`. */
export async function setUpHere(
  deps: Needed,
  { address, earlier }: Visit,
  input: { secret: string; name: string; password: string; secondFactor?: FactorGiven | undefined },
): Promise<SignedIn> {
  const tries = ownTries(deps);
  const { issuer } = embeddedAccounts(deps);
  return countTry({ log: deps.log, tries }, address, async () =>
    signedIn(deps, await setUpAccount(deps, issuer, input), earlier),
  );
}

async function signedIn(deps: Needed, subject: string, earlier: SessionKey | undefined): Promise<SignedIn> {
  const kept = await openSession(deps, subject, earlier);
  return { ...(await ownSignIns(deps).tokens.accessToken(subject)), kept };
}
