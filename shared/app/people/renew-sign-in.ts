import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type SessionKey, sessionLasts, sessionMs, sessionTermsOf } from "#shared/domain/people/session.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { enterByLink } from "./enter-by-link.ts";
import { ownSignIns } from "./own-sign-ins.ts";

/** An access token for whoever is signed in in a browser, if somebody is. */
export type Renewed = { signedIn: false } | { signedIn: true; accessToken: string; expiresInSeconds: number };

type Needed = Pick<Deps, "people" | "embedded" | "signIns" | "programme" | "now" | "sha256">;

/**
 * The next access token by what a browser keeps, which stays the same: two tabs may ask at once, and an answer may be lost.
 * Fails with `sign-in-invalid` when the session was ended or is over, or the account was taken away or has another password
 * since, with `account-locked`, and with `entry-link-ended`.
 */
export async function renewSignIn(deps: Needed, key: SessionKey | undefined): Promise<Renewed> {
  const { tokens } = ownSignIns(deps);
  if (key === undefined) return { signedIn: false };
  const subject =
    key.kind === "access-link" ? await enterByLink(deps, key.secret) : await subjectOf(deps, key);
  return { signedIn: true, ...(await tokens.accessToken(subject)) };
}

/** Whom a session that still lasts is of. Fails as `renewSignIn` does. */
export async function subjectOf(
  deps: Needed,
  { subject, secret }: Extract<SessionKey, { kind: "account" }>,
): Promise<string> {
  const { accounts, issuer } = embeddedAccounts(deps);
  const [session, account, person] = await Promise.all([
    ownSignIns(deps).sessions.find(subject, hashOfText(deps, secret)),
    accounts.find(subject),
    deps.people.find(issuer, subject),
  ]);
  if (session === undefined || person === undefined || account?.passwordSetAt !== session.passwordSetAt) {
    throw new LedgerFailure("sign-in-invalid");
  }
  if (person.locked === true) throw new LedgerFailure("account-locked");
  const lastsMs = sessionMs(person.role, sessionTermsOf(deps.programme));
  if (!sessionLasts(session, lastsMs, deps.now())) throw new LedgerFailure("sign-in-invalid");
  return subject;
}
