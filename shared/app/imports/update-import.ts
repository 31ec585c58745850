import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type ImportRecord, importTransitions } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How often an import is read again when another writer was faster. */
const attemptsMax = 50;

/**
 * Changes an import under its revision. `change` gets the stored record and returns the next one, or `undefined` to
 * leave it; it runs again when another writer was faster. Returns the record as stored afterwards. Fails with
 * `import-unknown`, or `ledger-busy` when others are always faster; a step that an import's life does not have is a
 * bug.
 */
export async function updateImport(
  deps: Pick<Deps, "imports" | "now">,
  importId: string,
  change: (record: ImportRecord) => ImportRecord | undefined,
): Promise<ImportRecord> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const record = await deps.imports.get(importId);
    if (record === undefined) throw new LedgerFailure("import-unknown");
    const changed = change(record);
    if (changed === undefined) return record;
    if (changed.state !== record.state && !importTransitions[record.state].includes(changed.state)) {
      throw new Error(`an import cannot go from ${record.state} to ${changed.state}`);
    }
    const next = { ...changed, revision: record.revision + 1, changedAt: deps.now() };
    if (await deps.imports.replace(next)) return next;
  }
  throw new LedgerFailure("ledger-busy");
}
