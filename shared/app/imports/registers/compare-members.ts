import type { AssociationFinder } from "#shared/app/associations/association-finder.ts";
import { everyPage } from "#shared/app/base/every-page.ts";
import type { Member } from "#shared/domain/associations/member.ts";
import {
  hasEnded,
  leftMember,
  type MemberChange,
  namedMember,
  overlap,
  type StatedMember,
} from "#shared/domain/associations/member-changes.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { type RowReasonCode, rowReasonTexts } from "#shared/domain/imports/reading/row-reason.ts";
import type { RegisterRow } from "#shared/domain/imports/registers/register-answer.ts";
import { memberColumns } from "#shared/domain/imports/registers/register-columns.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { identitiesAtOnceMax } from "#shared/ports/associations/member-repository.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** A line on its way into a register. */
export type MemberChangeLine = {
  row: RegisterRow;
  change?: MemberChange | undefined;
  stated?: StatedMember | undefined;
};

/** Compares the lines with the registers of the associations that they name. */
export async function compareMembers(
  deps: Pick<Deps, "members">,
  placed: readonly MemberChangeLine[],
  context: {
    one: Association | undefined;
    today: Day;
    changeId: string;
    isWhole: boolean;
    acceptSeveral: boolean;
  },
  finder: AssociationFinder,
): Promise<MemberChangeLine[]> {
  const { one, today, acceptSeveral } = context;
  const { nameOf, presentIdOf, idsWith } = finder;
  const stated = placed.flatMap((line) => line.stated ?? []);
  const named = new Set(stated.flatMap(({ associationId }) => idsWith(associationId)));
  for (const associationId of one === undefined ? [] : idsWith(one.associationId)) named.add(associationId);
  const known = await membersOf(deps, named, finder);
  const elsewhere = await membersElsewhere(deps, stated, named);
  const inFile = Map.groupBy(stated, ({ identityHash }) => identityHash);
  const lines = placed.map((line): MemberChangeLine => {
    if (line.stated === undefined) return line;
    const present = presentIdOf(line.stated.associationId);
    const others = [
      ...(inFile.get(line.stated.identityHash) ?? []),
      ...(elsewhere.get(line.stated.identityHash) ?? []).filter((other) => !hasEnded(other, today)),
    ].filter(({ associationId }) => presentIdOf(associationId) !== present);
    const { membership } = line.stated;
    const other = acceptSeveral ? undefined : others.find((one) => overlap(one.membership, membership));
    if (other !== undefined) return refusedLine(line.row, "member-elsewhere", nameOf(other.associationId));
    const change = namedMember(known.get(memberKey(line.stated, finder)), line.stated, context);
    return { ...line, row: { ...line.row, outcome: change.outcome }, change };
  });
  const kept = new Set(stated.map((one) => memberKey(one, finder)));
  for (const member of known.values()) {
    if (!context.isWhole || kept.has(memberKey(member, finder))) continue;
    const change = leftMember(member, context);
    if (change.after === undefined) continue;
    const { name, identityTail, associationId } = member;
    const row = { name, identityTail, associationName: nameOf(associationId), reasons: [] };
    lines.push({ row: { ...row, outcome: change.outcome }, change });
  }
  return lines;
}

async function membersOf(
  { members }: Pick<Deps, "members">,
  associationIds: ReadonlySet<string>,
  finder: AssociationFinder,
): Promise<Map<string, Member>> {
  const known = new Map<string, Member>();
  for (const associationId of associationIds) {
    const pages = everyPage((limit, cursor) => members.ofAssociation(associationId, limit, cursor));
    for await (const member of pages) known.set(memberKey(member, finder), member);
  }
  return known;
}

/** The members of other associations than those named who have the identities of some lines. */
async function membersElsewhere(
  { members }: Pick<Deps, "members">,
  stated: readonly StatedMember[],
  named: ReadonlySet<string>,
): Promise<Map<string, Member[]>> {
  const hashes = [...new Set(stated.map(({ identityHash }) => identityHash))];
  const found: Member[] = [];
  for (let start = 0; start < hashes.length; start += identitiesAtOnceMax) {
    found.push(...(await members.byIdentity(hashes.slice(start, start + identitiesAtOnceMax))));
  }
  const others = found.filter((member) => member.withdrawn !== true && !named.has(member.associationId));
  return Map.groupBy(others, ({ identityHash }) => identityHash);
}

/** A member of an association and one of another that is part of it are one. */
export function memberKey(
  { associationId, identityHash }: Pick<Member, "associationId" | "identityHash">,
  { presentIdOf }: AssociationFinder,
): string {
  return `${presentIdOf(associationId)} ${identityHash}`;
}

/** A line that no register follows, and why. */
export function refusedLine(
  place: Omit<RegisterRow, "outcome" | "reasons">,
  code: RowReasonCode,
  value: string,
): MemberChangeLine {
  const column = memberColumns.associationName.name;
  const reason = { cell: "", column, code, ...rowReasonTexts[code], value };
  return { row: { ...place, outcome: "refused", reasons: [reason] } };
}
