import type { Day } from "#shared/domain/base/day.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { Member } from "./member.ts";
import { hasEnded, type MemberChange, namedMember } from "./member-changes.ts";

/** What is done by hand to somebody who is on a register already. */
export const membershipSteps = ["end", "return", "edit"] as const;
export type MembershipStep = (typeof membershipSteps)[number];

/** A step, and the day or the words that it needs. */
export type MembershipWish = {
  step: MembershipStep;
  /** The last day of the membership, or the first of the new one; today if absent. */
  on?: Day | undefined;
  name?: string | undefined;
  kind?: BorrowerType | undefined;
};

/** The next version of a member after a step; `undefined` where the day lies before the membership began. */
export function steppedMember(
  before: Member,
  { step, on, name, kind }: MembershipWish,
  { changeId, today }: { changeId: string; today: Day },
): MemberChange | undefined {
  const { membership, revision } = before;
  switch (step) {
    case "end": {
      const until = on ?? today;
      if (membership.since !== undefined && until < membership.since) return undefined;
      if (membership.until === until) return { outcome: "unchanged" };
      const ended = { ...membership, until };
      return { outcome: "left", after: { ...before, membership: ended, revision: revision + 1, changeId } };
    }
    case "return": {
      const since = on ?? today;
      if (membership.until === undefined) return { outcome: "unchanged" };
      // An end that has not come yet is taken back.
      if (!hasEnded(before, today)) {
        const open = { since: membership.since };
        return {
          outcome: "changed",
          after: { ...before, membership: open, revision: revision + 1, changeId },
        };
      }
      if (since <= membership.until) return undefined;
      return namedMember(before, { ...before, membership: { since } }, { changeId, today });
    }
    case "edit":
      return namedMember(
        before,
        { ...before, name: name ?? before.name, kind: kind ?? before.kind },
        { changeId, today },
      );
  }
}
