import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type EntryLink, type EntryLinkKind, entryLinkState } from "#shared/domain/people/entry-link.ts";
import type { PeopleChangeKind } from "#shared/domain/people/people-change.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { managedBy } from "./managed-people.ts";
import { peopleChange } from "./people-change.ts";

const changeKinds: Record<EntryLinkKind, PeopleChangeKind> = {
  invitation: "invitation-ended",
  "new-password": "password-link-ended",
  "access-link": "access-link-ended",
};

/**
 * Ends a link. Whoever came by an access link is out from their next request on; who has an account by an invitation
 * keeps it. Fails with `accounts-elsewhere`, or `entry-link-ended` for one that lets nobody in any more.
 */
export async function endEntryLink(
  deps: Pick<Deps, "people" | "associations" | "embedded" | "now" | "newId">,
  caller: Person,
  linkId: string,
): Promise<EntryLink> {
  const { displayName: by } = caller;
  const { entryLinks, issuer } = embeddedAccounts(deps);
  const link = await entryLinks.get(linkId);
  const now = deps.now();
  const isManaged = link !== undefined && (await managedBy(deps, caller))(link);
  if (!isManaged || entryLinkState(link, now) !== "open") throw new LedgerFailure("entry-link-ended");
  const change = peopleChange(deps, { kind: changeKinds[link.kind], by, whom: link.displayName });
  if (link.kind === "access-link") await deps.people.remove(issuer, link.subject, change);
  await entryLinks.end(linkId, now, by);
  if (link.kind !== "access-link") await deps.people.note(issuer, change);
  return { ...link, endedAt: now, endedBy: by };
}
