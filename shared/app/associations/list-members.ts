import { arrangedPage } from "#shared/app/base/arranged-page.ts";
import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import type { Member } from "#shared/domain/associations/member.ts";
import { letsMemberThrough, type MemberFilter } from "#shared/domain/associations/member-filter.ts";
import { type MemberOrder, memberOrderValue } from "#shared/domain/associations/register-lists.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { ListOrder } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { identitiesAtOnceMax } from "#shared/ports/associations/member-repository.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { membersWithin } from "./members-within.ts";

/** A member, and the day of the last list of poor households that names them. */
export type ListedMember = Member & { poorListOn?: Day | undefined };

/**
 * A page of the members of an association that pass a filter, followed by those of the associations merged into it;
 * withdrawn entries are left out. Fails with `association-unknown` and `cursor-invalid`.
 */
export async function listMembers(
  deps: Pick<Deps, "associations" | "members" | "poorHouseholds"> & NoteDeps,
  caller: Person,
  query: MemberFilter & {
    associationId: string;
    limit: number;
    cursor?: string | undefined;
    order?: ListOrder<MemberOrder> | undefined;
  },
): Promise<Page<ListedMember> & { total?: number; more?: boolean }> {
  const { associationId, limit, order, ...filter } = query;
  await seenAssociation(deps, caller, associationId);
  await noteReading(deps, caller, { associationId, kind: "members" });
  const today = shanghaiDayOf(deps.now());
  const read = await membersWithin(deps, associationId);
  const isSought = (member: Member) => letsMemberThrough(filter, member, { caller, today });
  if (order !== undefined) {
    const page = await arrangedPage(read, { isSought, order, valueIn: memberOrderValue }, query);
    return { ...page, items: await withPoorLists(deps, page.items) };
  }
  const items: Member[] = [];
  let { cursor } = query;
  do {
    const page = await read(limit - items.length, cursor);
    items.push(...page.items.filter(isSought));
    cursor = page.cursor;
  } while (cursor !== undefined && items.length < limit);
  return { items: await withPoorLists(deps, items), cursor };
}

async function withPoorLists(
  { poorHouseholds }: Pick<Deps, "poorHouseholds">,
  members: readonly Member[],
): Promise<ListedMember[]> {
  const listOn = new Map<string, Day>();
  for (let start = 0; start < members.length; start += identitiesAtOnceMax) {
    const some = members.slice(start, start + identitiesAtOnceMax);
    const found = await poorHouseholds.byIdentity(some.map(({ identityHash }) => identityHash));
    for (const one of found) if (one.withdrawn !== true) listOn.set(one.identityHash, one.lastListOn);
  }
  return members.map((member) => ({ ...member, poorListOn: listOn.get(member.identityHash) }));
}
