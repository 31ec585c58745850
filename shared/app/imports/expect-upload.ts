import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { importStateNames } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Makes sure that an import still waits for its file. Fails with `import-unknown` or `import-state`. */
export async function expectUpload(deps: Pick<Deps, "imports">, importId: string): Promise<void> {
  const record = await deps.imports.get(importId);
  if (record === undefined) throw new LedgerFailure("import-unknown");
  if (record.state !== "announced") {
    throw new LedgerFailure("import-state", { stateName: importStateNames[record.state], action: "上传" });
  }
}
