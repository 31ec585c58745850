import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import {
  type KeptKey,
  type SessionKey,
  sessionMs,
  sessionMsMax,
  sessionTermsOf,
} from "#shared/domain/people/session.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { endSession } from "./end-session.ts";
import { ownSignIns } from "./own-sign-ins.ts";

/**
 * Keeps somebody signed in who has just said who they are, in a browser in which that ends whoever was signed in before.
 * Gives what the browser keeps.
 */
export async function openSession(
  deps: Pick<Deps, "people" | "embedded" | "signIns" | "programme" | "now" | "sha256" | "log">,
  subject: string,
  earlier: SessionKey | undefined,
): Promise<KeptKey> {
  const { sessions } = ownSignIns(deps);
  const { accounts, issuer, newSecret } = embeddedAccounts(deps);
  await endSession(deps, earlier);
  const account = await accounts.find(subject);
  const person = await deps.people.find(issuer, subject);
  const secret = newSecret();
  const signedInAt = deps.now();
  const session = {
    secretHash: hashOfText(deps, secret),
    signedInAt,
    passwordSetAt: account?.passwordSetAt,
  };
  await sessions.add(subject, session, addMs(signedInAt, -sessionMsMax));
  deps.log("signed-in", { subject });
  const lastsMs = sessionMs(person?.role ?? "association", sessionTermsOf(deps.programme));
  return { key: { kind: "account", subject, secret }, seconds: Math.floor(lastsMs / 1000) };
}
