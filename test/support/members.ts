import { createHash } from "node:crypto";
import type { Member, PoorHousehold, RegisterChange } from "#shared/domain/associations/member.ts";

/** The hash of somebody whom a test calls by a short name. */
export function hashOf(name: string): string {
  return createHash("sha256").update(name).digest("hex");
}

/** A member that a test calls by an association and a short name. */
export function memberWith(associationId: string, name: string, changes: Partial<Member> = {}): Member {
  return {
    associationId,
    identityHash: hashOf(name),
    identityTail: "002X",
    name,
    kind: "member",
    membership: {},
    revision: 1,
    changeId: "change-1",
    ...changes,
  };
}

/** A poor household that a test calls by a short name. */
export function poorHouseholdWith(name: string, changes: Partial<PoorHousehold> = {}): PoorHousehold {
  return {
    identityHash: hashOf(name),
    identityTail: "002X",
    name,
    firstListOn: "2016-01-01",
    lastListOn: "2016-01-01",
    revision: 1,
    changeId: "change-1",
    ...changes,
  };
}

/** A change of a register. */
export function registerChangeWith(changeId: string, changes: Partial<RegisterChange> = {}): RegisterChange {
  return {
    changeId,
    register: "members",
    at: "2016-06-20T01:00:00.000Z",
    by: "supervisor",
    counts: { read: 3, new: 1, changed: 1, left: 0, unchanged: 0, refused: 1 },
    ...changes,
  };
}
