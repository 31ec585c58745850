import { addDays, type Day } from "#shared/domain/base/day.ts";
import { type Member, type Membership, membershipsMax } from "./member.ts";

/** What a register states of a member now. */
export type StatedMember = Pick<
  Member,
  "associationId" | "identityHash" | "identityTail" | "name" | "kind" | "poorHousehold"
> & { membership: Membership };

/** What becomes of a member by a register: `after` is the next version, absent where nothing changes. */
export type MemberChange = { outcome: "new" | "changed" | "left" | "unchanged"; after?: Member | undefined };

/**
 * The next version of a member whom a register names. One who had left or was withdrawn starts again on the day that
 * the register states, or today. What the register leaves out stays as it was.
 */
export function namedMember(
  before: Member | undefined,
  stated: StatedMember,
  { changeId, today }: { changeId: string; today: Day },
): MemberChange {
  if (before === undefined) return { outcome: "new", after: { ...stated, revision: 1, changeId } };
  const { withdrawn, ...known } = before;
  const comesBack = withdrawn === true || hasEnded(before, today);
  const told = { ...stated.membership };
  const membership = comesBack
    ? { since: stated.membership.since ?? (withdrawn ? undefined : today), until: told.until }
    : { since: told.since ?? before.membership.since, until: told.until ?? before.membership.until };
  const earlier =
    comesBack && withdrawn !== true ? [...(before.before ?? []), before.membership] : before.before;
  const after: Member = {
    ...known,
    name: stated.name,
    kind: stated.kind,
    identityTail: stated.identityTail,
    poorHousehold: stated.poorHousehold ?? before.poorHousehold,
    membership,
    before: earlier?.slice(-membershipsMax),
    revision: before.revision + 1,
    changeId,
  };
  if (!comesBack && isSame(before, after)) return { outcome: "unchanged" };
  return { outcome: comesBack ? "new" : "changed", after };
}

/**
 * The next version of a member whom the association's register names no longer: the membership ended the day before.
 */
export function leftMember(
  before: Member,
  { changeId, today }: { changeId: string; today: Day },
): MemberChange {
  if (before.withdrawn === true || hasEnded(before, today)) return { outcome: "unchanged" };
  const { since } = before.membership;
  const yesterday = addDays(today, -1);
  const until = since !== undefined && since > yesterday ? since : yesterday;
  const membership = { ...before.membership, until };
  return { outcome: "left", after: { ...before, membership, revision: before.revision + 1, changeId } };
}

/** Tells whether a membership ended before a day. */
export function hasEnded({ membership: { until } }: Pick<Member, "membership">, today: Day): boolean {
  return until !== undefined && until < today;
}

/** Tells whether two memberships have a day in common. */
export function overlap(one: Membership, other: Membership): boolean {
  const [first, last] = ["0000-01-01", "9999-12-31"];
  return (one.since ?? first) <= (other.until ?? last) && (other.since ?? first) <= (one.until ?? last);
}

function isSame(before: Member, after: Member): boolean {
  return (
    before.name === after.name &&
    before.kind === after.kind &&
    before.poorHousehold === after.poorHousehold &&
    before.membership.since === after.membership.since &&
    before.membership.until === after.membership.until
  );
}
