import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import type { Member, RegisterChange } from "#shared/domain/associations/member.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { idsWithin } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A version of a member and the change that made it, if that is still kept. */
export type MemberVersion = { member: Member; change: RegisterChange | undefined };

/** How many versions are returned, the newest first. */
const versionsMax = 50;

/** All that was done to a member's entry, newest first. Fails with `association-unknown` and `member-unknown`. */
export async function listMemberVersions(
  deps: Pick<Deps, "associations" | "members" | "registerChanges">,
  caller: Person,
  { associationId, identityHash }: { associationId: string; identityHash: string },
): Promise<MemberVersion[]> {
  await seenAssociation(deps, caller, associationId);
  const ids = idsWithin(await deps.associations.list(), associationId);
  const all = await Promise.all(ids.map((id) => deps.members.versions(id, identityHash)));
  const versions = all.flat().slice(-versionsMax).reverse();
  if (versions.length === 0) throw new LedgerFailure("member-unknown");
  const changeIds = [...new Set(versions.map(({ changeId }) => changeId))];
  const found = await Promise.all(changeIds.map((changeId) => deps.registerChanges.get(changeId)));
  const changes = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.changeId, one] as const])));
  return versions.map((member) => ({ member, change: changes.get(member.changeId) }));
}
