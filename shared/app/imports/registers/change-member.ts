import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import { namedMember } from "#shared/domain/associations/member-changes.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import {
  countRows,
  type RegisterResult,
  type RegisterRow,
} from "#shared/domain/imports/registers/register-answer.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import { idsWithin } from "#shared/domain/people/merged.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { demandNowhereElse, type MemberDeps, typedIdentity, writeMember } from "./write-member.ts";

/** A member as somebody states them by hand. */
export type StatedByHand = {
  associationId: string;
  name: string;
  identityNo: string;
  kind: BorrowerType;
  since?: Day | undefined;
  until?: Day | undefined;
  why?: string | undefined;
  /** That the person may be a member of two associations at once; an association cannot say that. */
  acceptSeveral?: boolean | undefined;
};

/**
 * Enters one member in an association's register, or sets when the membership ended. Fails with `association-unknown`,
 * also when the caller may not see it, `input-invalid` for an invalid number, `member-elsewhere`, and `register-moved`.
 */
export async function changeMember(
  deps: MemberDeps & Pick<Deps, "identityHash">,
  caller: Person,
  { associationId, name, identityNo, kind, since, until, why, acceptSeveral }: StatedByHand,
): Promise<RegisterResult> {
  const association = await seenAssociation(deps, caller, associationId);
  const identityNumber = typedIdentity(identityNo, kind);
  if (since !== undefined && until !== undefined && until < since) {
    throw new LedgerFailure("input-invalid", { fields: ["退会日期（until）早于入会日期"] });
  }
  const identityHash = await deps.identityHash(identityNumber);
  const identityTail = identityNumber.slice(-4);
  const known = await deps.members.byIdentity([identityHash]);
  const within = idsWithin(await deps.associations.list(), associationId);
  const before = known.find((member) => within.includes(member.associationId));
  const today = shanghaiDayOf(deps.now());
  const changeId = deps.newId();
  const stated = { associationId, identityHash, identityTail, name, kind, membership: { since, until } };
  const mayAccept = acceptSeveral === true && sightOf(caller).associations !== "own";
  if (!mayAccept) demandNowhereElse(known, stated, { within, today });
  const change = namedMember(before, stated, { changeId, today });
  const row: RegisterRow = {
    outcome: change.outcome,
    name,
    identityTail,
    associationName: association.name,
    reasons: [],
  };
  const counts = countRows([row]);
  const result: RegisterResult = {
    state: "committed",
    counts,
    rows: [row],
    rowsLeftOut: 0,
    diffHash: hashOfText(deps, changeId),
  };
  if (change.after === undefined) return result;
  return { ...result, changeId, attributed: await writeMember(deps, caller, change.after, { counts, why }) };
}
