import type { Page } from "#shared/ports/base/page.ts";
import { encodeCursor } from "./cursor.ts";

/** A page of what was read of a list: at least one item more than `limit` where the list goes on. */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  keyOf: (item: T) => readonly string[],
): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || last === undefined) return { items };
  return { items, cursor: encodeCursor(keyOf(last)) };
}
