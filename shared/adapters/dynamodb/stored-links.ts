import { randomUUID } from "node:crypto";
import { type EntryLink, entryLinkState } from "#shared/domain/people/entry-link.ts";
import { toJsonText } from "../stored/json-text.ts";
import { entryLinkItemKey } from "./item-keys.ts";
import { entryLinkItem } from "./item-schemas.ts";
import { type Condition, stillAsRead } from "./put-once.ts";
import { getItem, type Item } from "./read-items.ts";
import type { Table } from "./table.ts";
import type { TransactItem } from "./write-together.ts";

/** A record with the item that it was read from, so that it is changed only while it is still that. */
export type Stored<T> = { record: T; item: Item };

/** Reads a link, unless it was forgotten. */
export async function readLink(table: Table, linkId: string): Promise<Stored<EntryLink> | undefined> {
  const item = await getItem(table, entryLinkItemKey(linkId));
  return item === undefined || item["record"] === undefined
    ? undefined
    : { record: entryLinkItem.parse(item), item };
}

/** Reads a link that is open at an instant. */
export async function readOpenLink(
  table: Table,
  linkId: string,
  at: string,
): Promise<Stored<EntryLink> | undefined> {
  const found = await readLink(table, linkId);
  return found !== undefined && entryLinkState(found.record, at) === "open" ? found : undefined;
}

/** The write of a changed link within a transaction. */
export function putLink(table: Table, link: EntryLink, read: Item): TransactItem {
  const item = { ...entryLinkItemKey(link.linkId), record: toJsonText(link) };
  return putIf(table, item, stillAsRead(read));
}

/** The write of an item within a transaction, under a condition. */
export function putIf(
  { tableName }: Pick<Table, "tableName">,
  item: Item,
  condition?: Condition,
): TransactItem {
  return {
    Put: {
      TableName: tableName,
      Item: { ...item, writeId: randomUUID() },
      ConditionExpression: condition?.expression,
      ExpressionAttributeValues: condition?.values,
    },
  };
}
