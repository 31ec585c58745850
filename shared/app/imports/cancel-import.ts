import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import {
  type ImportRecord,
  importStateNames,
  importTransitions,
} from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedImport } from "./owned-import.ts";
import { updateImport } from "./update-import.ts";

/**
 * Gives up an import that has put nothing into the ledger, and removes its original: nobody needs it any more. Cancelling
 * again changes nothing.
 * Fails with `import-unknown`, or `import-state` once its commit has begun or it has ended otherwise.
 */
export async function cancelImport(
  deps: Pick<Deps, "files" | "imports" | "now" | "programme">,
  caller: Person,
  importId: string,
): Promise<ImportRecord> {
  await ownedImport(deps, caller, importId);
  const cancelled = await updateImport(deps, importId, (record) => {
    if (record.state === "cancelled") return undefined;
    if (!importTransitions[record.state].includes("cancelled") || record.commit !== undefined) {
      throw new LedgerFailure("import-state", { stateName: importStateNames[record.state], action: "取消" });
    }
    return { ...record, state: "cancelled", progress: undefined };
  });
  await deps.files.remove("uploads", importId);
  return cancelled;
}
