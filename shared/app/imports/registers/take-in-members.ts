import { type AssociationFinder, associationFinder } from "#shared/app/associations/association-finder.ts";
import { everyPage } from "#shared/app/base/every-page.ts";
import { attributeLoans } from "#shared/app/imports/attribute-loans.ts";
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
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type RowReasonCode, rowReasonTexts } from "#shared/domain/imports/reading/row-reason.ts";
import { type MemberLine, readMembers } from "#shared/domain/imports/registers/read-members.ts";
import type { RegisterResult, RegisterRow } from "#shared/domain/imports/registers/register-answer.ts";
import { memberColumns } from "#shared/domain/imports/registers/register-columns.ts";
import { associationScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import { type Association, associationNameKey } from "#shared/domain/people/association.ts";
import { identitiesAtOnceMax } from "#shared/ports/associations/member-repository.ts";
import type { Deps } from "#shared/ports/deps.ts";
import {
  changeBy,
  demandShownDiff,
  diffResult,
  type RegisterFile,
  registerContext,
  writeVersions,
} from "./register-file.ts";

type MembersDeps = Pick<
  Deps,
  | "associations"
  | "members"
  | "poorHouseholds"
  | "registerChanges"
  | "ledger"
  | "snapshots"
  | "programme"
  | "tableReader"
  | "identityHash"
  | "sha256"
  | "now"
  | "newId"
  | "pause"
>;

/** A file of members: of one association, or of all that it names. */
export type MembersFile = RegisterFile & {
  /** Its id, name or alias. */
  association?: string | undefined;
  /** That people may be members of two associations at once. */
  acceptSeveral?: boolean | undefined;
};

/** A line on its way into a register. */
type Line = { row: RegisterRow; change?: MemberChange | undefined; stated?: StatedMember | undefined };

/**
 * Compares a file of members with the registers as they stand, and with `commit` has them follow it: of each association
 * that the file names, who is new, changed, unchanged, or left because it names them no more. What came in attributes
 * loans that had no association. Fails with `association-unknown`, `no-register` and `register-moved`.
 */
export async function takeInMembers(
  deps: MembersDeps,
  caller: Person,
  file: MembersFile,
): Promise<RegisterResult> {
  const one = await associationOfFile(deps, caller, file);
  const { today, programme } = registerContext(deps);
  const sheets = await deps.tableReader.read(file.bytes, file.fileName);
  const { lines, refused } = readMembers(sheets, { programme, today }, one !== undefined);
  const base = changeBy(deps, caller, "members", file);
  const fresh: Association[] = [];
  // A line that cannot be read may be of anybody: nobody leaves by a file that has one.
  const isWhole = refused.length === 0;
  const all = await diffLines(deps, lines, {
    caller,
    file,
    one,
    fresh,
    today,
    changeId: base.changeId,
    isWhole,
  });
  const rows = [
    ...refused.map(({ sheet, row, reasons }): RegisterRow => ({ sheet, row, outcome: "refused", reasons })),
    ...all.map(({ row }) => row),
  ];
  const after = all.flatMap(({ change }) => change?.after ?? []);
  const result = diffResult(
    deps,
    rows,
    after.map(({ identityHash, revision }) => `${identityHash} ${revision}`),
  );
  if (!file.commit) return result;
  demandShownDiff(file, result);
  const used = new Set(after.map(({ associationId }) => associationId));
  const takenInAt = deps.now();
  await deps.associations.takeIn(
    fresh.filter(({ associationId }) => used.has(associationId)).map((one) => ({ ...one, takenInAt })),
  );
  await deps.registerChanges.put({ ...base, associationId: one?.associationId, counts: result.counts });
  await writeVersions(deps.members.write, after);
  const attributed = await attributeLoans(deps, { changeId: base.changeId, by: base.by });
  return { ...result, state: "committed", changeId: base.changeId, attributed };
}

/** The one association that a file is of: the caller's own, or the one that is said. */
async function associationOfFile(
  { associations }: Pick<Deps, "associations">,
  caller: Person,
  { association }: MembersFile,
): Promise<Association | undefined> {
  const own = associationScopeOf(caller).associationId ?? association;
  if (own === undefined) return undefined;
  const key = associationNameKey(own);
  const found = (await associations.list()).find(
    ({ associationId, name, aliases }) =>
      associationId === own || [name, ...aliases].some((known) => associationNameKey(known) === key),
  );
  if (found === undefined || !maySeeAssociation(caller, found))
    throw new LedgerFailure("association-unknown");
  return found;
}

type DiffContext = {
  caller: Person;
  file: MembersFile;
  one: Association | undefined;
  fresh: Association[];
  today: Day;
  changeId: string;
  isWhole: boolean;
};

async function diffLines(
  deps: MembersDeps,
  lines: readonly MemberLine[],
  { caller, file, one, fresh, today, changeId, isWhole }: DiffContext,
): Promise<Line[]> {
  const finder = await associationFinder(deps, fresh);
  const placed: Line[] = [];
  const seen = new Map<string, StatedMember>();
  for (const line of lines) {
    const { sheet, row, name, identity, kind, poorHousehold, since, until } = line;
    const { number } = identity;
    const place = { sheet, row, name, identityTail: number.slice(-4) };
    const found = associationOf(line, one, finder);
    if (typeof found === "object") {
      placed.push(refusedLine(place, found.code, found.value));
      continue;
    }
    const countyCode = finder.countyOf(found) ?? "";
    if (!maySeeAssociation(caller, { associationId: found, countyCode })) {
      placed.push(refusedLine(place, "county-not-yours", line.associationName ?? ""));
      continue;
    }
    const associationName = finder.nameOf(found);
    const stated: StatedMember = {
      associationId: found,
      identityHash: await deps.identityHash(number),
      identityTail: number.slice(-4),
      name,
      kind,
      poorHousehold,
      membership: { since, until },
    };
    const key = memberKey(stated, finder);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const isSame = JSON.stringify(earlier) === JSON.stringify(stated);
      placed.push(
        isSame
          ? { row: { ...place, associationName, outcome: "unchanged", reasons: [] } }
          : refusedLine({ ...place, associationName }, "line-repeated", ""),
      );
      continue;
    }
    seen.set(key, stated);
    placed.push({ row: { ...place, associationName, outcome: "new", reasons: [] }, stated });
  }
  return compared(
    deps,
    placed,
    { one, today, changeId, isWhole, acceptSeveral: maySaySeveral(caller) && file.acceptSeveral === true },
    seenNames(finder, caller),
  );
}

/** That somebody may belong to another association too says who sees more than one. */
function maySaySeveral(caller: Person): boolean {
  return associationScopeOf(caller).associationId === undefined;
}

/** The names of associations as far as a caller may see them: another association is told no other's. */
function seenNames(finder: AssociationFinder, caller: Person): AssociationFinder {
  const isSeen = (associationId: string) =>
    maySeeAssociation(caller, { associationId, countyCode: finder.countyOf(associationId) ?? "" });
  return { ...finder, nameOf: (id) => (isSeen(finder.presentIdOf(id)) ? finder.nameOf(id) : "") };
}

/** The association of a line, or why it has none. */
function associationOf(
  { associationName, associationCode, countyCode }: MemberLine,
  one: Association | undefined,
  { idOf, presentIdOf }: AssociationFinder,
): string | { code: RowReasonCode; value: string } {
  if (associationName === undefined) {
    return one === undefined ? { code: "value-missing", value: "" } : one.associationId;
  }
  const named = { name: associationName, code: associationCode, countyCode: countyCode ?? one?.countyCode };
  const associationId = idOf(named);
  if (associationId === undefined) return { code: "association-county-not-told", value: associationName };
  if (one !== undefined && presentIdOf(associationId) !== presentIdOf(one.associationId)) {
    return { code: "association-other", value: associationName };
  }
  return associationId;
}

function refusedLine(
  place: Omit<RegisterRow, "outcome" | "reasons">,
  code: RowReasonCode,
  value: string,
): Line {
  const column = memberColumns.associationName.name;
  const reason = { cell: "", column, code, ...rowReasonTexts[code], value };
  return { row: { ...place, outcome: "refused", reasons: [reason] } };
}

/** Compares the lines with the registers of the associations that they name. */
async function compared(
  deps: Pick<Deps, "members">,
  placed: readonly Line[],
  context: {
    one: Association | undefined;
    today: Day;
    changeId: string;
    isWhole: boolean;
    acceptSeveral: boolean;
  },
  finder: AssociationFinder,
): Promise<Line[]> {
  const { one, today, acceptSeveral } = context;
  const { nameOf, presentIdOf, idsWith } = finder;
  const stated = placed.flatMap((line) => line.stated ?? []);
  const named = new Set(stated.flatMap(({ associationId }) => idsWith(associationId)));
  for (const associationId of one === undefined ? [] : idsWith(one.associationId)) named.add(associationId);
  const known = await membersOf(deps, named, finder);
  const elsewhere = await membersElsewhere(deps, stated, named);
  const inFile = Map.groupBy(stated, ({ identityHash }) => identityHash);
  const lines = placed.map((line): Line => {
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
function memberKey(
  { associationId, identityHash }: Pick<Member, "associationId" | "identityHash">,
  { presentIdOf }: AssociationFinder,
): string {
  return `${presentIdOf(associationId)} ${identityHash}`;
}
