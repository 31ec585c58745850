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
import {
  type Association,
  type AssociationChange,
  type AssociationFacts,
  associationNameKey,
  changedAssociation,
} from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import {
  changeBy,
  demandShownDiff,
  diffResult,
  type RegisterFile,
  registerContext,
} from "./register-file.ts";

/** A line of the file or an association that it names no more, and the version that it makes. */
type Line = { row: RegisterRow; after?: Association | undefined };

/**
 * Compares a register of associations with the one that is kept, and with `commit` has it follow the file: what it names
 * is confirmed, and of the counties that it names it closes the confirmed associations that it leaves out. An association
 * is found by its code, its name or an alias; its old name stays as an alias. Fails with `no-register` and `register-moved`.
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
  const { lines, refused } = readAssociations(sheets, context);
  const base = changeBy(deps, caller, "associations", file);
  const { at, by, byName, why, changeId } = base;
  // A line that cannot be read may be of any association: none is closed by a file that has one.
  const isWhole = refused.length === 0;
  const made = { change: { at, by, byName, why, changeId }, today: context.today, isWhole };
  const all = compared(deps, await deps.associations.list(), lines, made);
  const rows = [
    ...refused.map((one): RegisterRow => ({ ...one, outcome: "refused" })),
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

function compared(
  { sha256 }: Pick<Deps, "sha256">,
  listed: readonly Association[],
  lines: readonly AssociationLine[],
  { change, today, isWhole }: { change: AssociationChange; today: string; isWhole: boolean },
): Line[] {
  const find = finderOf(listed);
  const named = new Set<string>();
  const counties = new Set(lines.map(({ countyCode }) => countyCode));
  const all = lines.map((line): Line => {
    const { sheet, row, name } = line;
    const place = { sheet, row, name };
    const before = find(line);
    const associationId = before?.associationId ?? associationIdOf(name, sha256);
    if (named.has(associationId)) return repeated(place);
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
  const left = listed.filter(
    ({ associationId, countyCode, confirmed, closedOn }) =>
      isWhole && confirmed && closedOn === undefined && counties.has(countyCode) && !named.has(associationId),
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

function finderOf(listed: readonly Association[]): (line: AssociationLine) => Association | undefined {
  const byName = new Map<string, Association>();
  for (const one of listed) for (const alias of one.aliases) byName.set(associationNameKey(alias), one);
  for (const one of listed) byName.set(associationNameKey(one.name), one);
  const byCode = new Map(
    listed.flatMap((one) => (one.socialCreditCode ? [[one.socialCreditCode, one]] : [])),
  );
  return ({ name, socialCreditCode }) =>
    byName.get(associationNameKey(name)) ??
    (socialCreditCode === undefined ? undefined : byCode.get(socialCreditCode));
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

function repeated(place: Pick<RegisterRow, "sheet" | "row" | "name">): Line {
  const code = "line-repeated";
  const reason = {
    cell: "",
    column: associationColumns.name.name,
    code,
    ...rowReasonTexts[code],
    value: place.name ?? "",
  };
  return { row: { ...place, outcome: "refused", reasons: [reason] } };
}
