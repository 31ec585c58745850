import type { Deps } from "#shared/ports/deps.ts";
import { countTry } from "./count-try.ts";
import type { FactorGiven } from "./demand-code.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { ownSignIns } from "./own-sign-ins.ts";
import { setUpAccount } from "./set-up-account.ts";
import { signIn } from "./sign-in.ts";

type Needed = Pick<
  Deps,
  "people" | "associations" | "embedded" | "signIns" | "now" | "newId" | "sha256" | "log"
>;

/** What somebody who has signed in keeps. */
export type SignedIn = { accessToken: string; expiresInSeconds: number; renewalToken: string };

/** Signs somebody in by name and password, from an address. Fails as `signIn` does, and with `too-many-tries`. */
export async function signInHere(
  deps: Needed,
  address: string,
  input: { name: string; password: string; code?: string | undefined },
): Promise<SignedIn> {
  const { tries } = ownSignIns(deps);
  const { issuer } = embeddedAccounts(deps);
  return countTry({ log: deps.log, tries }, address, async () =>
    signedIn(deps, await signIn(deps, issuer, input)),
  );
}

/** Sets an account up by a one-time link, and signs in. Fails as `setUpAccount` does, and with `too-many-tries`. */
export async function setUpHere(
  deps: Needed,
  address: string,
  input: { secret: string; name: string; password: string; secondFactor?: FactorGiven | undefined },
): Promise<SignedIn> {
  const { tries } = ownSignIns(deps);
  const { issuer } = embeddedAccounts(deps);
  return countTry({ log: deps.log, tries }, address, async () =>
    signedIn(deps, await setUpAccount(deps, issuer, input)),
  );
}

async function signedIn(deps: Needed, subject: string): Promise<SignedIn> {
  const { tokens } = ownSignIns(deps);
  const account = await embeddedAccounts(deps).accounts.find(subject);
  const passwordSetAt = account?.passwordSetAt ?? "";
  const renewalToken = await tokens.renewalToken({ subject, passwordSetAt });
  return { ...(await tokens.accessToken(subject)), renewalToken };
}
