import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { isAnswered } from "#shared/domain/imports/answered-states.ts";
import { type ImportRecord, importStateNames } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";
import { ownedImport } from "./owned-import.ts";

/**
 * An import whose rows are answered, and the bank's file. Fails with `import-unknown`, `import-state`, `original-gone`
 * when the file is kept no longer, or `file-altered` when it is not the one that was checked.
 */
export async function answeredImport(
  deps: Pick<Deps, "imports" | "files" | "programme" | "sha256">,
  caller: Person,
  importId: string,
): Promise<{ record: ImportRecord; original: Uint8Array }> {
  const record = await ownedImport(deps, caller, importId);
  if (!isAnswered(record.state)) {
    throw new LedgerFailure("import-state", {
      stateName: importStateNames[record.state],
      action: "下载回执",
    });
  }
  const original = await deps.files.get("uploads", importId, workbookLimits.byteSizeMax);
  if (original === undefined) throw new LedgerFailure("original-gone");
  if (deps.sha256(original) !== record.sha256) throw new LedgerFailure("file-altered");
  return { record, original };
}
