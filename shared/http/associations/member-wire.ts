import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Member, RegisterChange } from "#shared/domain/associations/member.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { borrowerTypeNames } from "#shared/domain/ledger/borrower-type.ts";
import { shownName } from "#shared/domain/ledger/masking.ts";

/** A member as a caller may see them. */
export function memberToWire(member: Member, caller: Person): RouteOutput<"list-members">["items"][number] {
  const { associationId, identityHash, identityTail, name, kind, membership, poorHousehold } = member;
  return {
    associationId,
    identityHash,
    identityTail,
    name: shownName(caller, name, kind),
    kind,
    kindName: borrowerTypeNames[kind],
    ...membership,
    poorHousehold,
  };
}

/** A change of a register as the wire shows it. */
export function registerChangeToWire(
  change: RegisterChange,
): RouteOutput<"list-register-changes">["items"][number] {
  const { changeId, register, at, byName, why, fileName, associationId, counts } = change;
  return { changeId, register, at, byName, why, fileName, associationId, counts };
}
