import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import type { Member } from "#shared/domain/associations/member.ts";
import { type MembershipWish, steppedMember } from "#shared/domain/associations/membership-steps.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { countRows } from "#shared/domain/imports/registers/register-answer.ts";
import { idsWithin } from "#shared/domain/people/merged.ts";
import { demandNowhereElse, type MemberDeps, writeMember } from "./write-member.ts";

/**
 * Ends a membership, begins it again, or corrects a member's name and kind, without the identity number being typed
 * again; returns how many loans this attributed. Fails with `association-unknown`, `member-unknown`,
 * `member-elsewhere`, `register-moved`, and `input-invalid` for an impossible day.
 */
export async function changeMembership(
  deps: MemberDeps,
  caller: Person,
  {
    associationId,
    identityHash,
    why,
    ...wish
  }: MembershipWish & { associationId: string; identityHash: string; why?: string | undefined },
): Promise<{ member: Member; attributed: number }> {
  await seenAssociation(deps, caller, associationId);
  const known = await deps.members.byIdentity([identityHash]);
  const within = idsWithin(await deps.associations.list(), associationId);
  const before = known.find((member) => within.includes(member.associationId));
  if (before === undefined || before.withdrawn === true) throw new LedgerFailure("member-unknown");
  const today = shanghaiDayOf(deps.now());
  const change = steppedMember(before, wish, { changeId: deps.newId(), today });
  if (change === undefined) throw new LedgerFailure("input-invalid", { fields: ["日期（on）"] });
  const { after, outcome } = change;
  if (after === undefined) return { member: before, attributed: 0 };
  if (wish.step === "return") demandNowhereElse(known, after, { within, today });
  const counts = countRows([{ outcome }]);
  return { member: after, attributed: await writeMember(deps, caller, after, { counts, why }) };
}
