import type { MemberVersion } from "#shared/app/associations/list-member-versions.ts";
import type { ListedMember } from "#shared/app/associations/list-members.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { shownName } from "#shared/domain/ledger/masking.ts";

/** A member as a caller may see them. */
export function memberToWire(
  member: ListedMember,
  caller: Person,
): RouteAnswer<"list-members">["items"][number] {
  const { name, kind, membership } = member;
  return {
    ...member,
    ...membership,
    name: shownName(caller, name, kind),
    kindName: borrowerTypeNames[kind],
  };
}

/** A version of a member as a caller may see it, with who made it by name. */
export function memberVersionToWire(
  { member: { name, kind, membership, ...member }, change }: MemberVersion,
  caller: Person,
): RouteAnswer<"list-member-versions">["items"][number] {
  const { at, byName, why, fileName } = change ?? {};
  return {
    ...{ ...member, ...membership, at, byName, why, fileName },
    name: shownName(caller, name, kind),
    kindName: borrowerTypeNames[kind],
  };
}
