import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type EntryLink, entryLinkState } from "#shared/domain/people/entry-link.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";

/** The link of a secret. Fails with `accounts-elsewhere`, or `entry-link-ended` for one that lets nobody in. */
export async function openEntryLink(
  deps: Pick<Deps, "embedded" | "now" | "sha256">,
  secret: string,
): Promise<EntryLink> {
  const link = await embeddedAccounts(deps).entryLinks.findBySecret(hashOfText(deps, secret));
  if (link === undefined || entryLinkState(link, deps.now()) !== "open")
    throw new LedgerFailure("entry-link-ended");
  return link;
}
