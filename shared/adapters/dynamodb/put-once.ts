import { randomUUID } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { sendPatiently } from "./back-off.ts";
import type { ItemKey } from "./item-keys.ts";
import { getItem, type Item } from "./read-items.ts";
import type { Table } from "./table.ts";

/** A condition under which an item is written, on what is stored under its key. */
export type Condition = { expression: string; values?: Record<string, number | boolean | string> };

/** The condition that nothing is stored under the key yet. */
export const isNew: Condition = { expression: "attribute_not_exists(pk)" };

/** The condition that what is stored under the key is still what was read. */
export function stillAsRead(item: Item): Condition {
  return { expression: "writeId = :read", values: { ":read": String(item["writeId"]) } };
}

/**
 * Writes an item if its condition holds; returns whether it did. The item carries a mark of this write, so that a
 * repeated write whose first answer was lost is not taken for somebody else's.
 */
export async function putOnce(
  table: Table,
  item: Item & ItemKey,
  { expression, values }: Condition,
): Promise<boolean> {
  const writeId = randomUUID();
  const command = () =>
    new PutCommand({
      TableName: table.tableName,
      Item: { ...item, writeId },
      ConditionExpression: expression,
      ExpressionAttributeValues: values,
    });
  try {
    await sendPatiently(table, () => table.documents.send(command()));
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const stored = await getItem(table, { pk: item.pk, sk: item.sk });
    return stored?.["writeId"] === writeId;
  }
}
