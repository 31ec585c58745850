import type { Person } from "#shared/domain/base/person.ts";
import type { ImportRecord, ImportState } from "#shared/domain/imports/import-record.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { maySeeImport } from "./owned-import.ts";

/** How often a page is looked for further down while it is not full. */
const readsMax = 25;

/**
 * A page of the imports that a caller may see, newest first, of one state or one file where these are given; a page may
 * hold fewer than `limit` while more follow. Fails with `cursor-invalid`.
 */
export async function listImports(
  deps: Pick<Deps, "imports" | "programme">,
  caller: Person,
  query: {
    limit: number;
    cursor?: string | undefined;
    state?: ImportState | undefined;
    sha256?: string | undefined;
  },
): Promise<Page<ImportRecord>> {
  const { limit, state, sha256 } = query;
  const wanted = (record: ImportRecord) =>
    maySeeImport(deps.programme, caller, record) &&
    (state === undefined || record.state === state) &&
    (sha256 === undefined || record.sha256 === sha256);
  const items: ImportRecord[] = [];
  let { cursor } = query;
  for (let reads = 0; reads < readsMax; reads++) {
    const page = await deps.imports.list(limit - items.length, cursor);
    items.push(...page.items.filter(wanted));
    cursor = page.cursor;
    if (cursor === undefined || items.length === limit) break;
  }
  return cursor === undefined ? { items } : { items, cursor };
}
