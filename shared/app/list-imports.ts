import type { ImportRecord } from "#shared/domain/import-record.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Page } from "#shared/ports/ledger.ts";
import { maySeeImport } from "./owned-import.ts";

/** A page of the imports that a caller may see, newest first; a page may hold fewer than `limit` while more follow. */
export async function listImports(
  deps: Pick<Deps, "imports">,
  caller: Person,
  limit: number,
  cursor?: string,
): Promise<Page<ImportRecord>> {
  const page = await deps.imports.list(limit, cursor);
  return { ...page, items: page.items.filter((record) => maySeeImport(caller, record)) };
}
