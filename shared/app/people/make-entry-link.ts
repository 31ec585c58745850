import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { daysLater } from "#shared/domain/base/instant.ts";
import type { Person, PersonPlace } from "#shared/domain/base/person.ts";
import { type EntryLink, type EntryLinkKind, entryLinkLifeDays } from "#shared/domain/people/entry-link.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";

/** A new link with the address that holds its secret, which is shown once and kept nowhere. */
export type MadeLink = { link: EntryLink; url: string };

/** Whom a link is for. */
type Guest = PersonPlace & Pick<Person, "subject" | "displayName" | "readOnly">;

/**
 * Makes a link with a new secret. The secret follows the `#` of the address, so that no server on the way sees it.
 * Fails with `accounts-elsewhere` or `entry-links-full`.
 */
export async function makeEntryLink(
  deps: Pick<Deps, "embedded" | "now" | "newId" | "sha256">,
  kind: EntryLinkKind,
  madeBy: string,
  guest: Guest,
): Promise<MadeLink> {
  const { entryLinks, newSecret, origin } = embeddedAccounts(deps);
  const secret = newSecret();
  const madeAt = deps.now();
  const link: EntryLink = {
    ...guest,
    linkId: deps.newId(),
    kind,
    secretHash: hashOfText(deps, secret),
    madeBy,
    madeAt,
    expiresAt: daysLater(madeAt, entryLinkLifeDays[kind]),
  };
  if (!(await entryLinks.add(link))) throw new LedgerFailure("entry-links-full");
  return { link, url: `${origin}/#/enter/${secret}` };
}
