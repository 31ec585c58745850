import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { attributeLoans } from "#shared/app/imports/attribute-loans.ts";
import { seenAssociation } from "#shared/app/ledger/seen-association.ts";
import { namedMember } from "#shared/domain/associations/member-changes.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { readIdentity } from "#shared/domain/imports/reading/read-identity.ts";
import {
  countRows,
  type RegisterResult,
  type RegisterRow,
} from "#shared/domain/imports/registers/register-answer.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import { idsWithin } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A member as somebody states them by hand. */
export type StatedByHand = {
  associationId: string;
  name: string;
  identityNo: string;
  kind: BorrowerType;
  since?: Day | undefined;
  until?: Day | undefined;
};

/**
 * Enters one member in an association's register, or says when the membership ended. Fails with `association-unknown`,
 * also when the association is not the caller's, `input-invalid` for a number that is none, and `register-moved`.
 */
export async function changeMember(
  deps: Pick<
    Deps,
    | "associations"
    | "members"
    | "poorHouseholds"
    | "registerChanges"
    | "ledger"
    | "snapshots"
    | "identityHash"
    | "sha256"
    | "now"
    | "newId"
    | "pause"
  >,
  caller: Person,
  { associationId, name, identityNo, kind, since, until }: StatedByHand,
): Promise<RegisterResult> {
  const association = await seenAssociation(deps, caller, associationId);
  const identity = readIdentity({ kind: "text", text: identityNo }, kind);
  if (!("kind" in identity)) throw new LedgerFailure("input-invalid", { fields: ["证件号码（identityNo）"] });
  if (since !== undefined && until !== undefined && until < since) {
    throw new LedgerFailure("input-invalid", { fields: ["退会日期（until）"] });
  }
  const identityHash = await deps.identityHash(identity.number);
  const identityTail = identity.number.slice(-4);
  const known = await deps.members.byIdentity([identityHash]);
  const within = idsWithin(await deps.associations.list(), associationId);
  const before = known.find((member) => within.includes(member.associationId));
  const changeId = deps.newId();
  const stated = { associationId, identityHash, identityTail, name, kind, membership: { since, until } };
  const change = namedMember(before, stated, { changeId, today: shanghaiDayOf(deps.now()) });
  const row: RegisterRow = {
    outcome: change.outcome,
    name,
    identityTail,
    associationName: association.name,
    reasons: [],
  };
  const result: RegisterResult = {
    state: "committed",
    counts: countRows([row]),
    rows: [row],
    rowsLeftOut: 0,
    diffHash: hashOfText(deps, changeId),
  };
  if (change.after === undefined) return result;
  const { subject, issuer, displayName } = caller;
  const { counts } = result;
  const made = { changeId, register: "members", at: deps.now(), by: subject, issuer } as const;
  await deps.registerChanges.put({ ...made, byName: displayName, associationId, counts });
  if (!(await deps.members.write([change.after]))) throw new LedgerFailure("register-moved");
  const attributed = await attributeLoans(deps, { changeId, by: subject });
  return { ...result, changeId, attributed };
}
