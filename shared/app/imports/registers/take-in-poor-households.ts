import { everyPage } from "#shared/app/base/every-page.ts";
import type { PoorHousehold } from "#shared/domain/associations/member.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type RowReasonCode, rowReasonTexts } from "#shared/domain/imports/reading/row-reason.ts";
import { readPoorHouseholds } from "#shared/domain/imports/registers/read-poor-households.ts";
import type { RegisterResult, RegisterRow } from "#shared/domain/imports/registers/register-answer.ts";
import { poorHouseholdColumns } from "#shared/domain/imports/registers/register-columns.ts";
import type { Deps } from "#shared/ports/deps.ts";
import {
  changeBy,
  demandShownDiff,
  diffResult,
  type RegisterFile,
  registerContext,
  writeVersions,
} from "./register-file.ts";

/**
 * Compares a list of registered poor households with the one that is kept, and with `commit` makes it follow the file:
 * whoever the newer list no longer names has left it. Fails with `no-register` and `register-moved`.
 */
export async function takeInPoorHouseholds(
  deps: Pick<
    Deps,
    | "poorHouseholds"
    | "registerChanges"
    | "programme"
    | "tableReader"
    | "identityHash"
    | "sha256"
    | "now"
    | "newId"
  >,
  caller: Person,
  file: RegisterFile & { listOn: Day },
): Promise<RegisterResult> {
  const { listOn } = file;
  const sheets = await deps.tableReader.read(file.bytes, file.fileName);
  const { lines, refused } = readPoorHouseholds(sheets, registerContext(deps));
  const base = changeBy(deps, caller, "poor-households", file);
  const known = new Map<string, PoorHousehold>();
  for await (const one of everyPage(deps.poorHouseholds.list)) known.set(one.identityHash, one);
  const rows: RegisterRow[] = refused.map((one) => ({ ...one, outcome: "refused" }));
  const after: PoorHousehold[] = [];
  const named = new Set<string>();
  for (const { sheet, row, name, identityNumber, household } of lines) {
    const identityHash = await deps.identityHash(identityNumber);
    const identityTail = identityNumber.slice(-4);
    const place = { sheet, row, name, identityTail };
    if (named.has(identityHash)) {
      rows.push({ ...place, outcome: "refused", reasons: [repeated("line-repeated")] });
      continue;
    }
    named.add(identityHash);
    const before = known.get(identityHash);
    const { changeId } = base;
    const next = stated(before, { identityHash, identityTail, name, household, changeId }, listOn);
    rows.push({ ...place, outcome: next.outcome, reasons: [] });
    if (next.after !== undefined) after.push(next.after);
  }
  // A line that cannot be read may be of anybody: nobody leaves by a list that has one.
  for (const before of refused.length > 0 ? [] : leftOut(known.values(), named, listOn)) {
    const { name, identityTail, revision } = before;
    rows.push({ name, identityTail, outcome: "left", reasons: [] });
    after.push({ ...before, withdrawn: true, revision: revision + 1, changeId: base.changeId });
  }
  const result = diffResult(
    deps,
    rows,
    after.map(({ identityHash, revision }) => `${identityHash} ${revision}`),
  );
  if (!file.commit) return result;
  demandShownDiff(file, result);
  await deps.registerChanges.put({ ...base, counts: result.counts });
  await writeVersions(deps.poorHouseholds.write, after);
  return { ...result, state: "committed", changeId: base.changeId };
}

/** Those on the list who are missing from a list of the same day or a later one. */
function leftOut(known: Iterable<PoorHousehold>, named: ReadonlySet<string>, listOn: Day): PoorHousehold[] {
  return [...known].filter(
    ({ withdrawn, identityHash, lastListOn }) =>
      withdrawn !== true && !named.has(identityHash) && lastListOn <= listOn,
  );
}

/** The next version of a person on a list of a day; the later list counts. */
function stated(
  before: PoorHousehold | undefined,
  told: Pick<PoorHousehold, "identityHash" | "identityTail" | "name" | "household" | "changeId">,
  listOn: Day,
): { outcome: "new" | "changed" | "unchanged"; after?: PoorHousehold } {
  if (before === undefined) {
    return { outcome: "new", after: { ...told, firstListOn: listOn, lastListOn: listOn, revision: 1 } };
  }
  const { withdrawn, ...known } = before;
  const firstListOn = listOn < before.firstListOn ? listOn : before.firstListOn;
  const lastListOn = listOn > before.lastListOn ? listOn : before.lastListOn;
  const after = { ...known, ...told, firstListOn, lastListOn, revision: before.revision + 1 };
  if (withdrawn === true) return { outcome: "new", after };
  const isSame = before.name === told.name && before.household === told.household;
  if (!isSame) return { outcome: "changed", after };
  const isListedOn = firstListOn === before.firstListOn && lastListOn === before.lastListOn;
  return isListedOn ? { outcome: "unchanged" } : { outcome: "unchanged", after };
}

function repeated(code: RowReasonCode) {
  return { cell: "", column: poorHouseholdColumns.identity.name, code, ...rowReasonTexts[code], value: "" };
}
