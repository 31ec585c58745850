import type { Person } from "#shared/domain/base/person.ts";
import type { RowsSummary } from "#shared/domain/imports/rows-summary.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedImport } from "./owned-import.ts";

/** How many of an import's rows there are by sheet, changed field and reason; nothing before its check. Fails with `import-unknown`. */
export async function summariseImportRows(
  deps: Pick<Deps, "imports" | "importArchive" | "programme">,
  caller: Person,
  importId: string,
): Promise<RowsSummary> {
  return deps.importArchive.rowsSummary(await ownedImport(deps, caller, importId));
}
