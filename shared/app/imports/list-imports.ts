import { arrangedPage } from "#shared/app/base/arranged-page.ts";
import type { ListOrder } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type ImportOrder, importOrderValue } from "#shared/domain/imports/import-list.ts";
import type { ImportRecord, ImportState } from "#shared/domain/imports/import-record.ts";
import { shownFileName } from "#shared/domain/imports/shown-file-name.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { maySeeImport } from "./owned-import.ts";

/** How often a page is looked for further down while it is not full. */
const readsMax = 25;

/** Which imports are wanted, and in which order; what is looked for is a part of the file's name. */
export type ImportsQuery = {
  limit: number;
  cursor?: string | undefined;
  state?: ImportState | undefined;
  sha256?: string | undefined;
  search?: string | undefined;
  order?: ListOrder<ImportOrder> | undefined;
};

/** A page of imports; of those that are looked for or put in order also how many there are. */
export type ImportsPage = Page<ImportRecord> & { total?: number; more?: boolean };

/** The imports of a list that are looked for or wanted in another order; all others as `readImports` has them. */
export async function listImports(
  deps: Pick<Deps, "imports" | "programme">,
  caller: Person,
  { search, order, ...query }: ImportsQuery,
): Promise<ImportsPage> {
  if (search === undefined && order === undefined) return readImports(deps, caller, query);
  const sought = (search ?? "").normalize("NFKC").toUpperCase();
  const isSought = (record: ImportRecord) =>
    shownFileName(record).normalize("NFKC").toUpperCase().includes(sought);
  const read = (limit: number, cursor: string | undefined) =>
    readImports(deps, caller, { ...query, limit, cursor });
  return arrangedPage(read, { isSought, order, valueIn: importOrderValue }, query);
}

/**
 * A page of the imports that a caller may see, newest first, of one state or one file where these are given; a page may
 * hold fewer than `limit` while more follow. Fails with `cursor-invalid`.
 */
async function readImports(
  deps: Pick<Deps, "imports" | "programme">,
  caller: Person,
  query: Omit<ImportsQuery, "search" | "order">,
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
