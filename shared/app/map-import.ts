import type { DecisionMatter } from "#shared/domain/decision.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { type ImportRecord, importStateNames } from "#shared/domain/import-record.ts";
import { isMeaning } from "#shared/domain/loan-table/is-meaning.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { decide, type KeyedMatter } from "./decide.ts";
import { ownedImport } from "./owned-import.ts";
import { columnsKey, valueKey } from "./table-rules.ts";
import { updateImport } from "./update-import.ts";

type Columns = Omit<Extract<DecisionMatter, { kind: "columns" }>, "kind">;
type Value = Omit<Extract<DecisionMatter, { kind: "value" }>, "kind">;

/**
 * Settles what columns and values of an import mean, for this and every later file of the bank, and has the file checked
 * again. Fails with `import-unknown`, `import-state` when the import is beyond its check, or `input-invalid` for a header
 * that the file does not have or a meaning that does not exist.
 */
export async function mapImport(
  deps: Pick<Deps, "imports" | "decisions" | "associations" | "programme" | "queue" | "sha256" | "now">,
  caller: Person,
  importId: string,
  mapping: { columns: readonly Columns[]; values: readonly Value[] },
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
  await decide(deps, caller, record, keyed(deps, mapping));
  const changed = await updateImport(deps, importId, (stored) => {
    requireCheckable(stored);
    return { ...stored, state: "checking", problem: undefined };
  });
  await deps.queue.enqueue({ kind: "check", importId });
  return changed;
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

function requireCheckable({ state, understood }: ImportRecord): void {
  if (state === "checked" || (state === "refused" && understood !== undefined)) return;
  throw new LedgerFailure("import-state", { stateName: importStateNames[state], action: "指定列和取值" });
}

function refuse(field: string): never {
  throw new LedgerFailure("input-invalid", { fields: [field] });
}
