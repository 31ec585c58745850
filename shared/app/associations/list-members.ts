import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import type { Member } from "#shared/domain/associations/member.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { idsWithin } from "#shared/domain/people/merged.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * A page of an association's register of members, and behind it those of the associations that are part of it, without
 * those whose entry was taken back. Fails with `association-unknown` and `cursor-invalid`.
 */
export async function listMembers(
  deps: Pick<Deps, "associations" | "members"> & NoteDeps,
  caller: Person,
  { associationId, limit, cursor }: { associationId: string; limit: number; cursor?: string | undefined },
): Promise<Page<Member>> {
  await seenAssociation(deps, caller, associationId);
  await noteReading(deps, caller, { associationId, kind: "members" });
  const ids = idsWithin(await deps.associations.list(), associationId);
  const place = placeOf(cursor);
  const from = place === undefined ? 0 : ids.indexOf(place.id);
  if (from < 0) throw new LedgerFailure("cursor-invalid");
  const page = await deps.members.ofAssociation(ids[from] ?? associationId, limit, place?.within);
  const items = page.items.filter(({ withdrawn }) => withdrawn !== true);
  const next = page.cursor === undefined ? ids[from + 1] : ids[from];
  return { items, cursor: next === undefined ? undefined : `${next}.${page.cursor ?? ""}` };
}

/** Where a page begins: in whose register, and the store's cursor within it; at its first member without one. */
function placeOf(cursor: string | undefined): { id: string; within: string | undefined } | undefined {
  if (cursor === undefined) return undefined;
  const [id = "", within = ""] = cursor.split(".", 2);
  return { id, within: within === "" ? undefined : within };
}
