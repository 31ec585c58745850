import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { DecisionMatter } from "#shared/domain/imports/decision.ts";
import { type Holds, type ImportRecord, importStateNames } from "#shared/domain/imports/import-record.ts";
import type { DecidedConstant } from "#shared/domain/imports/reading/constant-fields.ts";
import { isConstant, isMeaning } from "#shared/domain/imports/reading/is-meaning.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { decide, type KeyedMatter } from "./decide.ts";
import { ownedImport } from "./owned-import.ts";
import { columnsKey, holdsKey, readHeld, valueKey } from "./table-rules.ts";
import { updateImport } from "./update-import.ts";

type Columns = Omit<Extract<DecisionMatter, { kind: "columns" }>, "kind">;
type Value = Omit<Extract<DecisionMatter, { kind: "value" }>, "kind">;

/**
 * Settles what the columns and values of an import mean and what it holds, for this and every later file of the bank,
 * and what holds for whole sheets of this file; then has the file checked again. Fails with `import-unknown`,
 * `import-state` after the check, or `input-invalid` for a header or sheet that the file does not have or a meaning
 * that does not exist.
 */
export async function mapImport(
  deps: Pick<Deps, "imports" | "decisions" | "associations" | "programme" | "queue" | "sha256" | "now">,
  caller: Person,
  importId: string,
  mapping: {
    columns: readonly Columns[];
    values: readonly Value[];
    constants?: readonly DecidedConstant[] | undefined;
    holds?: Holds | undefined;
    acceptNames?: boolean | undefined;
  },
): Promise<ImportRecord> {
  const record = await ownedImport(deps, caller, importId);
  requireCheckable(record);
  const fingerprints = new Map(record.understood?.map((sheet) => [sheet.fingerprint, sheet]));
  for (const { fingerprint, columns } of mapping.columns) {
    const keys = new Set(fingerprints.get(fingerprint)?.columns.map(({ key }) => key));
    if (!columns.every(({ column }) => keys.has(column))) refuse("列（columns）");
  }
  const names = new Set((await deps.associations.list()).map(({ name }) => name));
  for (const { field, value, meaning } of mapping.values) {
    const exists = field === "associationName" ? meaning === value || names.has(meaning) : true;
    if (!exists || !isMeaning(field, meaning, deps.programme)) refuse("含义（values）");
  }
  const { constants = [] } = mapping;
  const sheets = new Set(record.understood?.map(({ sheet }) => sheet));
  for (const constant of constants) {
    if (constant.sheet !== undefined && !sheets.has(constant.sheet)) refuse("工作表（constants）");
    if (!isConstant(constant, deps.programme)) refuse("整张表的值（constants）");
  }
  const held = await heldMatters(deps, record, mapping);
  await decide(deps, caller, record, [...keyed(deps, mapping), ...held]);
  const changed = await updateImport(deps, importId, (stored) => {
    requireCheckable(stored);
    const settled = withConstants(stored.constants, constants);
    return {
      ...stored,
      state: "checking",
      problem: undefined,
      constants: settled,
      holds: mapping.holds ?? stored.holds,
      acceptNames: mapping.acceptNames ?? stored.acceptNames,
    };
  });
  await deps.queue.enqueue({ kind: "check", importId });
  return changed;
}

/** What was said that the file holds, and of names, for every later file under the same headers. */
async function heldMatters(
  deps: Pick<Deps, "decisions" | "sha256">,
  { bankId, understood = [], holds: held }: ImportRecord,
  said: { holds?: Holds | undefined; acceptNames?: boolean | undefined },
): Promise<KeyedMatter[]> {
  if (said.holds === undefined && said.acceptNames === undefined) return [];
  const before = await readHeld(deps, bankId);
  const fingerprints = [...new Set(understood.map(({ fingerprint }) => fingerprint))];
  return fingerprints.flatMap((fingerprint) => {
    const known = before.get(fingerprint);
    const holds = said.holds ?? held ?? known?.holds;
    if (holds === undefined) return [];
    const acceptNames = said.acceptNames ?? known?.acceptNames;
    const matter = { kind: "holds" as const, fingerprint, holds };
    return [
      {
        key: holdsKey(deps, fingerprint),
        matter: acceptNames === undefined ? matter : { ...matter, acceptNames },
      },
    ];
  });
}

function keyed(
  deps: Pick<Deps, "sha256">,
  { columns, values }: { columns: readonly Columns[]; values: readonly Value[] },
): KeyedMatter[] {
  return [
    ...columns.map((one) => ({
      key: columnsKey(deps, one.fingerprint),
      matter: { kind: "columns" as const, ...one },
    })),
    ...values.map((one) => ({
      key: valueKey(deps, one.field, one.value),
      matter: { kind: "value" as const, ...one },
    })),
  ];
}

/** What was said before and is not replaced, and what is said now. */
function withConstants(
  before: readonly DecidedConstant[] = [],
  now: readonly DecidedConstant[],
): readonly DecidedConstant[] | undefined {
  const isSaidAnew = (one: DecidedConstant) =>
    now.some(({ sheet, field }) => field === one.field && (sheet === undefined || sheet === one.sheet));
  const all = [...before.filter((one) => !isSaidAnew(one)), ...now];
  return all.length === 0 ? undefined : all;
}

function requireCheckable({ state, understood }: ImportRecord): void {
  if (state === "checked" || (state === "refused" && understood !== undefined)) return;
  throw new LedgerFailure("import-state", { stateName: importStateNames[state], action: "指定列和取值" });
}

function refuse(field: string): never {
  throw new LedgerFailure("input-invalid", { fields: [field] });
}
