import { instantMs } from "#shared/domain/base/instant.ts";
import { needsCode } from "#shared/domain/people/account.ts";
import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import type { KeptKey, SessionKey } from "#shared/domain/people/session.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { countTry } from "./count-try.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { endSession } from "./end-session.ts";
import { enterByLink } from "./enter-by-link.ts";
import { openEntryLink } from "./open-entry-link.ts";
import { ownSignIns, ownTries } from "./own-sign-ins.ts";
import type { Visit } from "./sign-in-here.ts";

/** What a link is for: an access link signs in at once, by another the holder sets up what it says. */
export type Entry =
  | { kind: "access-link"; accessToken: string; expiresInSeconds: number; kept: KeptKey }
  | (Pick<EntryLink, "displayName" | "role" | "expiresAt"> & {
      kind: "invitation" | "new-password";
      associationName?: string | undefined;
      countyName?: string | undefined;
      /** The sign-in name whose password is to be set. */
      signInName?: string | undefined;
      /** Whether the holder sets up an authenticator with it. */
      needsCode: boolean;
    });

type Needed = Pick<Deps, "associations" | "programme" | "embedded" | "signIns" | "now" | "sha256" | "log">;

/** Opens a link by its secret, from an address. Fails with `entry-link-ended` or `too-many-tries`. */
export async function openEntryHere(
  deps: Needed,
  { address, earlier }: Visit,
  secret: string,
): Promise<Entry> {
  return countTry({ log: deps.log, tries: ownTries(deps) }, address, () => openEntry(deps, secret, earlier));
}

/**
 * Says what a link is for whose secret is given; an access link signs in, and the browser keeps it for as long as it is good,
 * in place of who was signed in there before. Fails with `entry-link-ended`.
 */
export async function openEntry(
  deps: Needed,
  secret: string,
  earlier: SessionKey | undefined,
): Promise<Entry> {
  const link = await openEntryLink(deps, secret);
  const { kind, displayName, role, associationId, countyCode, expiresAt, subject } = link;
  if (kind === "access-link") {
    const token = await ownSignIns(deps).tokens.accessToken(await enterByLink(deps, secret));
    await endSession(deps, earlier);
    deps.log("signed-in", { subject });
    const seconds = Math.floor((instantMs(expiresAt) - instantMs(deps.now())) / 1000);
    return { kind, ...token, kept: { key: { kind, secret }, seconds } };
  }
  const { accounts, asksForCodes } = embeddedAccounts(deps);
  const association = associationId === undefined ? undefined : await deps.associations.get(associationId);
  const account = await accounts.find(subject);
  return {
    ...{ kind, displayName, role, expiresAt },
    associationName: association?.name,
    countyName: deps.programme.counties.find(({ code }) => code === countyCode)?.name,
    signInName: account?.name,
    needsCode: asksForCodes && needsCode(role),
  };
}
