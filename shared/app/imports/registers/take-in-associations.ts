import { associationIdOf } from "#shared/app/people/association-id.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { rowReasonTexts } from "#shared/domain/imports/reading/row-reason.ts";
import {
  type AssociationLine,
  readAssociations,
} from "#shared/domain/imports/registers/read-associations.ts";
import type { RegisterResult, RegisterRow } from "#shared/domain/imports/registers/register-answer.ts";
import { associationColumns } from "#shared/domain/imports/registers/register-columns.ts";
import { maySeeAssociation } from "#shared/domain/ledger/loan-scope.ts";
import {
  type Association,
  type AssociationChange,
  type AssociationFacts,
  associationNameKey,
  changedAssociation,
} from "#shared/domain/people/association.ts";
import { presentIds, withoutMerged } from "#shared/domain/people/merged.ts";
import type { Deps } from "#shared/ports/deps.ts";
import {
  changeBy,
  demandShownDiff,
  diffResult,
  type RegisterFile,
  registerContext,
} from "./register-file.ts";

/** A line of the file, or an association that it no longer names, and the version that it makes. */
type Line = { row: RegisterRow; after?: Association | undefined };

/**
 * Compares a file with the register of associations, and with `commit` makes the register follow it: associations that
 * it names are confirmed, and in the counties that it names the confirmed ones that it leaves out are closed. An
 * association is found by its code, its name or an alias; an old name stays as an alias. A county's supervisor changes
 * that county only. Fails with `no-register` and `register-moved`.
 */
export async function takeInAssociations(
  deps: Pick<
    Deps,
    "associations" | "registerChanges" | "programme" | "tableReader" | "sha256" | "now" | "newId"
  >,
  caller: Person,
  file: RegisterFile,
): Promise<RegisterResult> {
  const context = registerContext(deps);
  const sheets = await deps.tableReader.read(file.bytes, file.fileName);
  const { lines, refused: unread } = readAssociations(sheets, context);
  const base = changeBy(deps, caller, "associations", file);
  const { at, by, byName, why, changeId } = base;
  // A line that cannot be read may be of any association: none is closed by a file that has one.
  const isWhole = unread.length === 0;
  const isOwn = (one: Pick<Association, "associationId" | "countyCode">) => maySeeAssociation(caller, one);
  const made = { change: { at, by, byName, why, changeId }, today: context.today, isWhole, isOwn };
  const all = compared(deps, await deps.associations.list(), lines, made);
  const rows = [
    ...unread.map((one): RegisterRow => ({ ...one, outcome: "refused" })),
    ...all.map(({ row }) => row),
  ];
  const after = all.flatMap((line) => line.after ?? []);
  const versions = after.map(({ associationId, revision = 1 }) => `${associationId} ${revision}`);
  const result = diffResult(deps, rows, versions);
  if (!file.commit) return result;
  demandShownDiff(file, result);
  await deps.registerChanges.put({ ...base, counts: result.counts });
  await deps.associations.takeIn(after.filter(({ revision }) => revision === undefined));
  for (const association of after.filter(({ revision }) => revision !== undefined)) {
    if (!(await deps.associations.write(association))) throw new LedgerFailure("register-moved");
  }
  return { ...result, state: "committed", changeId };
}

/** By what change and when lines are compared, whether all of them could be read, and which associations are the caller's. */
type Comparing = {
  change: AssociationChange;
  today: string;
  isWhole: boolean;
  isOwn: (one: Pick<Association, "associationId" | "countyCode">) => boolean;
};

function compared(
  { sha256 }: Pick<Deps, "sha256">,
  listed: readonly Association[],
  lines: readonly AssociationLine[],
  { change, today, isWhole, isOwn }: Comparing,
): Line[] {
  const { find, isMerged } = finderOf(listed);
  const named = new Set<string>();
  const counties = new Set(lines.map(({ countyCode }) => countyCode));
  const all = lines.map((stated): Line => {
    const { sheet, row, name } = stated;
    const place = { sheet, row, name };
    const before = find(stated);
    // The name of one that is part of another is one of that one's names.
    const line = before === undefined || !isMerged(stated) ? stated : { ...stated, name: before.name };
    const associationId = before?.associationId ?? associationIdOf(name, sha256);
    if (named.has(associationId)) return refused(place, "line-repeated");
    if (![before ?? line, line].every(({ countyCode }) => isOwn({ associationId, countyCode }))) {
      return refused(place, "county-not-yours");
    }
    named.add(associationId);
    if (before === undefined) {
      const { sheet: _, row: __, ...facts } = line;
      const association = { associationId, ...facts, confirmed: true, takenInAt: change.at };
      return { row: { ...place, outcome: "new", reasons: [] }, after: association };
    }
    const facts = factsAfter(before, line);
    return facts === undefined
      ? { row: { ...place, outcome: "unchanged", reasons: [] } }
      : {
          row: { ...place, outcome: "changed", reasons: [] },
          after: changedAssociation(before, facts, change),
        };
  });
  const left = withoutMerged(listed).filter(
    ({ associationId, countyCode, confirmed, closedOn }) =>
      isWhole &&
      confirmed &&
      closedOn === undefined &&
      counties.has(countyCode) &&
      isOwn({ associationId, countyCode }) &&
      !named.has(associationId),
  );
  return [
    ...all,
    ...left.map(
      (before): Line => ({
        row: { name: before.name, outcome: "left", reasons: [] },
        after: changedAssociation(before, { closedOn: today }, change),
      }),
    ),
  ];
}

/** Finds the association that a line names, or with `isMerged` the one that it is part of now. */
function finderOf(listed: readonly Association[]): {
  find(line: AssociationLine): Association | undefined;
  isMerged(line: AssociationLine): boolean;
} {
  const byName = new Map<string, Association>();
  for (const one of listed) for (const alias of one.aliases) byName.set(associationNameKey(alias), one);
  for (const one of listed) byName.set(associationNameKey(one.name), one);
  const byCode = new Map(
    listed.flatMap((one) => (one.socialCreditCode ? [[one.socialCreditCode, one]] : [])),
  );
  const byId = new Map(listed.map((one) => [one.associationId, one]));
  const presentIdOf = presentIds(listed);
  const named = ({ name, socialCreditCode }: AssociationLine) =>
    byName.get(associationNameKey(name)) ??
    (socialCreditCode === undefined ? undefined : byCode.get(socialCreditCode));
  return {
    find(line) {
      const found = named(line);
      return found && byId.get(presentIdOf(found.associationId));
    },
    isMerged: (line) => named(line)?.mergedInto !== undefined,
  };
}

/** What a line makes of an association's facts; `undefined` where it changes nothing. What it leaves out stays. */
function factsAfter(before: Association, line: AssociationLine): AssociationFacts | undefined {
  const { name, countyCode, township, socialCreditCode, contactName, contactPhone } = line;
  const isRenamed = name !== before.name;
  const aliases = [...new Set([...before.aliases, ...line.aliases, ...(isRenamed ? [before.name] : [])])];
  const after: AssociationFacts = {
    name,
    countyCode,
    township: township ?? before.township,
    socialCreditCode: socialCreditCode ?? before.socialCreditCode,
    contactName: contactName ?? before.contactName,
    contactPhone: contactPhone ?? before.contactPhone,
    aliases: aliases.filter((alias) => alias !== name),
    confirmed: true,
    closedOn: undefined,
  };
  const isSame =
    before.confirmed &&
    before.closedOn === undefined &&
    !isRenamed &&
    countyCode === before.countyCode &&
    after.township === before.township &&
    after.socialCreditCode === before.socialCreditCode &&
    after.contactName === before.contactName &&
    after.contactPhone === before.contactPhone &&
    after.aliases.length === before.aliases.length;
  return isSame ? undefined : after;
}

function refused(
  place: Pick<RegisterRow, "sheet" | "row" | "name">,
  code: "line-repeated" | "county-not-yours",
): Line {
  const reason = {
    cell: "",
    column: associationColumns.name.name,
    code,
    ...rowReasonTexts[code],
    value: place.name ?? "",
  };
  return { row: { ...place, outcome: "refused", reasons: [reason] } };
}
