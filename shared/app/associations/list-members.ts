import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import type { Member } from "#shared/domain/associations/member.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A page of an association's register of members, without those whose entry was taken back. Fails with `association-unknown`. */
export async function listMembers(
  deps: Pick<Deps, "associations" | "members"> & NoteDeps,
  caller: Person,
  { associationId, limit, cursor }: { associationId: string; limit: number; cursor?: string | undefined },
): Promise<Page<Member>> {
  await seenAssociation(deps, caller, associationId);
  await noteReading(deps, caller, { associationId, kind: "members" });
  const page = await deps.members.ofAssociation(associationId, limit, cursor);
  return { ...page, items: page.items.filter(({ withdrawn }) => withdrawn !== true) };
}
