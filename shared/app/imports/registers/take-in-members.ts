import { type AssociationFinder, associationFinder } from "#shared/app/associations/association-finder.ts";
import { type AttributeDeps, attributeLoans } from "#shared/app/imports/attribute-loans.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { readMembers } from "#shared/domain/imports/registers/read-members.ts";
import type { RegisterResult, RegisterRow } from "#shared/domain/imports/registers/register-answer.ts";
import { associationScopeOf, maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import { type Association, associationNameKey } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { compareMembers } from "./compare-members.ts";
import { placeMembers } from "./place-members.ts";
import {
  changeBy,
  demandShownDiff,
  diffResult,
  type RegisterFile,
  registerContext,
  writeVersions,
} from "./register-file.ts";

type MembersDeps = AttributeDeps &
  Pick<Deps, "registerChanges" | "programme" | "tableReader" | "identityHash">;

/** A file of members: of one association, or of all that it names. */
export type MembersFile = RegisterFile & {
  /** Its id, name or alias. */
  association?: string | undefined;
  /** That people may be members of two associations at once. */
  acceptSeveral?: boolean | undefined;
};

/**
 * Compares a file of members with the registers, and with `commit` makes them follow it: for each association that the
 * file names, who is new, changed, unchanged, or has left because the file no longer names them. New members attribute
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
  const finder = await associationFinder(deps, fresh);
  const placed = await placeMembers(deps, lines, { caller, one, finder });
  // That somebody belongs to another association too may say who sees more than one.
  const acceptSeveral = file.acceptSeveral === true && associationScopeOf(caller).associationId === undefined;
  const all = await compareMembers(
    deps,
    placed,
    { one, today, changeId: base.changeId, isWhole, acceptSeveral },
    seenNames(finder, caller),
  );
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

/** The names of associations as far as the caller may see them: an association sees no other's. */
function seenNames(finder: AssociationFinder, caller: Person): AssociationFinder {
  const isSeen = (associationId: string) =>
    maySeeAssociation(caller, { associationId, countyCode: finder.countyOf(associationId) ?? "" });
  return { ...finder, nameOf: (id) => (isSeen(finder.presentIdOf(id)) ? finder.nameOf(id) : "") };
}
