import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Member } from "#shared/domain/associations/member.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { shownName } from "#shared/domain/ledger/masking.ts";

/** A member as a caller may see them. */
export function memberToWire(member: Member, caller: Person): RouteAnswer<"list-members">["items"][number] {
  const { name, kind, membership } = member;
  return {
    ...member,
    ...membership,
    name: shownName(caller, name, kind),
    kindName: borrowerTypeNames[kind],
  };
}
