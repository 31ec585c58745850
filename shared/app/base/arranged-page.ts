import { inOrder, type ListOrder, listScanMax, type OrderValue } from "#shared/domain/base/list-order.ts";
import { type Page, pageSizeMax } from "#shared/ports/base/page.ts";
import { offsetPage } from "./offset-page.ts";

/** What is looked for in a list, in compared form, and by what it is sorted. */
export type Arranging<T, Key extends string> = {
  isSought: (item: T) => boolean;
  order: ListOrder<Key> | undefined;
  valueIn: (key: Key, item: T) => OrderValue;
};

/**
 * A page of those of a list that are looked for, in another order than its own where one is wanted: worked out from the
 * first `listScanMax` of the list, `more` when there are others.
 */
export async function arrangedPage<T, Key extends string>(
  read: (limit: number, cursor: string | undefined) => Promise<Page<T>>,
  { isSought, order, valueIn }: Arranging<T, Key>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<T> & { total: number; more: boolean }> {
  const found: T[] = [];
  let seen = 0;
  let following: string | undefined;
  do {
    const page = await read(pageSizeMax, following);
    seen += page.items.length;
    found.push(...page.items.filter(isSought));
    following = page.cursor;
  } while (following !== undefined && seen < listScanMax);
  const all = order === undefined ? found : inOrder(found, (item) => valueIn(order.key, item), order.down);
  return { ...offsetPage(all, limit, cursor), total: all.length, more: following !== undefined };
}
