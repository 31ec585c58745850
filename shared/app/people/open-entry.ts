import { needsCode } from "#shared/domain/people/account.ts";
import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { TokenMaker } from "#shared/ports/people/accounts.ts";
import { countTry } from "./count-try.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { enterByLink } from "./enter-by-link.ts";
import { openEntryLink } from "./open-entry-link.ts";
import { ownSignIns } from "./own-sign-ins.ts";

/** What a link is for: an access link signs in at once, by another the holder sets up what it says. */
export type Entry =
  | { kind: "access-link"; accessToken: string; expiresInSeconds: number }
  | (Pick<EntryLink, "displayName" | "role" | "expiresAt"> & {
      kind: "invitation" | "new-password";
      associationName?: string | undefined;
      countyName?: string | undefined;
      /** The sign-in name whose password is to be set. */
      signInName?: string | undefined;
      /** Whether the holder sets up an authenticator with it. */
      needsCode: boolean;
    });

type Needed = Pick<Deps, "associations" | "programme" | "embedded" | "now" | "sha256">;

/** Opens a link by its secret, from an address. Fails with `entry-link-ended` or `too-many-tries`. */
export async function openEntryHere(
  deps: Needed & Pick<Deps, "signIns" | "log">,
  address: string,
  secret: string,
): Promise<Entry> {
  const { tokens, tries } = ownSignIns(deps);
  return countTry({ log: deps.log, tries }, address, () => openEntry(deps, tokens, secret));
}

/** Says what a link is for whose secret is given; an access link signs in. Fails with `entry-link-ended`. */
export async function openEntry(
  deps: Needed,
  tokens: Pick<TokenMaker, "accessToken">,
  secret: string,
): Promise<Entry> {
  const link = await openEntryLink(deps, secret);
  const { kind, displayName, role, associationId, countyCode, expiresAt, subject } = link;
  if (kind === "access-link") {
    return { kind, ...(await tokens.accessToken(await enterByLink(deps, secret))) };
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
