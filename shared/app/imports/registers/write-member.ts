import { type AttributeDeps, attributeLoans } from "#shared/app/imports/attribute-loans.ts";
import type { Member, RegisterCounts } from "#shared/domain/associations/member.ts";
import { hasEnded, overlap } from "#shared/domain/associations/member-changes.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { readIdentity } from "#shared/domain/imports/reading/read-identity.ts";
import { rowReasonTexts } from "#shared/domain/imports/reading/row-reason.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What changing a member by hand needs. */
export type MemberDeps = AttributeDeps & Pick<Deps, "registerChanges">;

/** The identity number that somebody typed, in its canonical form. Fails with `input-invalid`, which says what is wrong with it. */
export function typedIdentity(identityNo: string, kind: BorrowerType): string {
  const identity = readIdentity({ kind: "text", text: identityNo }, kind);
  if ("kind" in identity) return identity.number;
  const { message } = rowReasonTexts[identity.fault];
  throw new LedgerFailure("input-invalid", {
    fields: [`证件号码（identityNo）：${message.replace(/。$/, "")}`],
  });
}

/** Fails with `member-elsewhere` when a member would belong to another association at the same time than those `within` which it is entered. */
export function demandNowhereElse(
  known: readonly Member[],
  { membership }: Pick<Member, "membership">,
  { within, today }: { within: readonly string[]; today: Day },
): void {
  const isElsewhere = known.some(
    (other) =>
      !within.includes(other.associationId) &&
      other.withdrawn !== true &&
      !hasEnded(other, today) &&
      overlap(other.membership, membership),
  );
  if (isElsewhere) throw new LedgerFailure("member-elsewhere");
}

/**
 * Writes a member's next version with the change that made it, and attributes the loans that follow; returns how many.
 * Fails with `register-moved` when somebody else was faster.
 */
export async function writeMember(
  deps: MemberDeps,
  { subject: by, issuer, displayName: byName }: Person,
  member: Member,
  { counts, why }: { counts: RegisterCounts; why?: string | undefined },
): Promise<number> {
  const { associationId, changeId } = member;
  const made = { changeId, register: "members", at: deps.now(), by, issuer, byName, why } as const;
  await deps.registerChanges.put({ ...made, associationId, counts });
  if (!(await deps.members.write([member]))) throw new LedgerFailure("register-moved");
  return attributeLoans(deps, { changeId, by });
}
