import type { Member } from "#shared/domain/associations/member.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { idsWithin } from "#shared/domain/people/merged.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * Reads an association's members page by page, then those of the associations merged into it; withdrawn ones too. Fails
 * with `cursor-invalid`.
 */
export async function membersWithin(
  { associations, members }: Pick<Deps, "associations" | "members">,
  associationId: string,
): Promise<(limit: number, cursor: string | undefined) => Promise<Page<Member>>> {
  const ids = idsWithin(await associations.list(), associationId);
  return async (limit, cursor) => {
    const place = pageStart(cursor);
    const from = place === undefined ? 0 : ids.indexOf(place.id);
    if (from < 0) throw new LedgerFailure("cursor-invalid");
    const page = await members.ofAssociation(ids[from] ?? associationId, limit, place?.within);
    const next = page.cursor === undefined ? ids[from + 1] : ids[from];
    return { ...page, cursor: next === undefined ? undefined : `${next}.${page.cursor ?? ""}` };
  };
}

/** Where a page begins: in whose register, and the store's cursor within it; at its first member without one. */
function pageStart(cursor: string | undefined): { id: string; within: string | undefined } | undefined {
  if (cursor === undefined) return undefined;
  const [id = "", within = ""] = cursor.split(".", 2);
  return { id, within: within === "" ? undefined : within };
}
