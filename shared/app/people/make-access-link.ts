import { ensureCapacity } from "#shared/app/people/ensure-capacity.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { linkPrefix, type Person } from "#shared/domain/base/person.ts";
import { presentIds } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { embeddedAccounts } from "./embedded-accounts.ts";
import { type MadeLink, makeEntryLink } from "./make-entry-link.ts";
import { demandManaged } from "./managed-people.ts";
import { peopleChange } from "./people-change.ts";

/**
 * Makes a link by which whoever has it sees an association's affairs, as one of its people, and where it is not for
 * reading only says what is wrong with them. Fails with `accounts-elsewhere`, `association-unknown` or `entry-links-full`.
 */
export async function makeAccessLink(
  deps: Pick<Deps, "people" | "associations" | "embedded" | "now" | "newId" | "sha256">,
  caller: Person,
  input: { associationId: string; readOnly: boolean },
): Promise<MadeLink> {
  const { displayName: by } = caller;
  const { issuer } = embeddedAccounts(deps);
  const listed = await deps.associations.list();
  const association = listed.find((one) => one.associationId === presentIds(listed)(input.associationId));
  if (association === undefined) throw new LedgerFailure("association-unknown");
  await demandManaged(deps, caller, { role: "association", associationId: association.associationId });
  await ensureCapacity(deps, issuer);
  const guest = {
    subject: linkPrefix + deps.newId(),
    displayName: association.name,
    role: "association" as const,
    associationId: association.associationId,
    readOnly: input.readOnly,
  };
  const made = await makeEntryLink(deps, "access-link", by, guest);
  const { role, associationId } = guest;
  await deps.people.put(
    { issuer, ...guest },
    peopleChange(deps, {
      kind: "access-link-made",
      by,
      whom: association.name,
      after: { role, associationId },
    }),
  );
  return made;
}
