import type { Page } from "#shared/ports/base/page.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { pageOf } from "../stored/page-of.ts";
import { type Item, newestItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** The sort key of a line in a list by time, which names a record that is kept under its id. */
export function lineKey(at: string, id: string): string {
  return `${at}#${id}`;
}

/** A page of the lines of a list by time, newest first. */
export async function linesByTime(
  table: Table,
  partition: string,
  limit: number,
  cursor: string | undefined,
): Promise<Page<Item>> {
  const before = cursor === undefined ? "~" : decodeCursor(cursor, 2).join("#");
  const lines = await newestItems(table, partition, before, limit + 1);
  return pageOf(lines, limit, ({ sk }) => String(sk).split("#"));
}
