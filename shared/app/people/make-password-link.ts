import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type Person, placeOfPerson } from "#shared/domain/base/person.ts";
import { entryLinkState } from "#shared/domain/people/entry-link.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { type MadeLink, makeEntryLink } from "./make-entry-link.ts";
import { peopleChange } from "./people-change.ts";
import { registeredPerson } from "./registered-person.ts";

/**
 * Makes the one-time link by which the owner of an account sets a new password; an earlier one that is open ends.
 * Fails with `accounts-elsewhere`, `person-unknown`, `person-listed`, `account-unknown` or `entry-links-full`.
 */
export async function makePasswordLink(
  deps: Pick<Deps, "people" | "associations" | "embedded" | "now" | "newId" | "sha256">,
  caller: Person,
  subject: string,
): Promise<MadeLink> {
  const { displayName: by } = caller;
  const { accounts, entryLinks, issuer } = embeddedAccounts(deps);
  const person = await registeredPerson(deps, caller, subject);
  if ((await accounts.find(subject)) === undefined) throw new LedgerFailure("account-unknown");
  const now = deps.now();
  for (const link of await entryLinks.list()) {
    const replaced = link.kind === "new-password" && link.subject === subject;
    if (replaced && entryLinkState(link, now) === "open") await entryLinks.end(link.linkId, now, by);
  }
  const { displayName } = person;
  const made = await makeEntryLink(deps, "new-password", by, {
    subject,
    displayName,
    ...placeOfPerson(person),
  });
  await deps.people.note(issuer, peopleChange(deps, { kind: "password-link-made", by, whom: displayName }));
  return made;
}
