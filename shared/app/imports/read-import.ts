import type { Person } from "#shared/domain/base/person.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedImport } from "./owned-import.ts";

/** One import as it is now. Fails with `import-unknown`. */
export function readImport(
  deps: Pick<Deps, "imports" | "programme">,
  caller: Person,
  importId: string,
): Promise<ImportRecord> {
  return ownedImport(deps, caller, importId);
}
