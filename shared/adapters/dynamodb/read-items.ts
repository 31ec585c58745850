import {
  BatchGetCommand,
  GetCommand,
  type NativeAttributeValue,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { backOff, isPassing, sendPatiently } from "./back-off.ts";
import type { ItemKey } from "./item-keys.ts";
import type { Table } from "./table.ts";

/** An item as it is read, before its schema has seen it. */
export type Item = Record<string, NativeAttributeValue>;

/** How many keys DynamoDB takes in one BatchGetItem. */
const batchKeysMax = 100;

/** The items of a partition whose sort key is below `before`, the highest first. */
export function newestItems(table: Table, pk: string, before: string, limit: number): Promise<Item[]> {
  const query = {
    ConsistentRead: true,
    ScanIndexForward: false,
    KeyConditionExpression: "pk = :pk AND sk < :before",
    ExpressionAttributeValues: { ":pk": pk, ":before": before },
  };
  return queryItems(table, query, limit);
}

/** Reads an item consistently. */
export async function getItem(table: Table, key: ItemKey): Promise<Item | undefined> {
  const command = () => new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true });
  return (await sendPatiently(table, () => table.documents.send(command()))).Item;
}

/** Reads the items of the given keys that exist, consistently, in no particular order. */
export async function getItems(table: Table, keys: readonly ItemKey[]): Promise<Item[]> {
  const distinct = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  const batches: ItemKey[][] = [];
  for (let at = 0; at < distinct.length; at += batchKeysMax)
    batches.push(distinct.slice(at, at + batchKeysMax));
  return (await Promise.all(batches.map((batch) => getBatch(table, batch)))).flat();
}

/** Asks again for what DynamoDB left unread; each answer that left something counts as a try. */
async function getBatch(table: Table, keys: readonly ItemKey[]): Promise<Item[]> {
  const items: Item[] = [];
  let rest: Record<string, NativeAttributeValue>[] = [...keys];
  return backOff(table, async () => {
    try {
      const request = { [table.tableName]: { Keys: rest, ConsistentRead: true } };
      const answer = await table.documents.send(new BatchGetCommand({ RequestItems: request }));
      items.push(...(answer.Responses?.[table.tableName] ?? []));
      rest = answer.UnprocessedKeys?.[table.tableName]?.Keys ?? [];
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    return rest.length === 0 ? { value: items } : "again";
  });
}

type Query = Omit<QueryCommandInput, "TableName" | "ExclusiveStartKey">;

/** The pages of a query in its order, to the end; none is read before it is asked for. */
export async function* queryPages(table: Table, query: Query): AsyncGenerator<Item[]> {
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const input = { ...query, TableName: table.tableName, ExclusiveStartKey: start };
    const answer = await sendPatiently(table, () => table.documents.send(new QueryCommand(input)));
    yield answer.Items ?? [];
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
}

/**
 * Reads the items of a query in its order, page by page to the end or to the first `itemsMax` of them.
 * DynamoDB cuts a page at 1 MB before it filters, so a short page says nothing about the end. `isWanted` says what no
 * filter of DynamoDB's can, since it names too much.
 */
export async function queryItems(
  table: Table,
  query: Query,
  itemsMax = Number.POSITIVE_INFINITY,
  isWanted?: (item: Item) => boolean,
): Promise<Item[]> {
  const limited = isWanted === undefined && query.FilterExpression === undefined && Number.isFinite(itemsMax);
  const items: Item[] = [];
  for await (const page of queryPages(table, limited ? { ...query, Limit: itemsMax } : query)) {
    items.push(...(isWanted === undefined ? page : page.filter(isWanted)));
    if (items.length >= itemsMax) break;
  }
  return items.slice(0, itemsMax);
}

/** Counts the items of a query, page by page to the end. */
export async function countItems(table: Table, query: Query): Promise<number> {
  let count = 0;
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const input: QueryCommandInput = {
      ...query,
      TableName: table.tableName,
      Select: "COUNT",
      ExclusiveStartKey: start,
    };
    const answer = await sendPatiently(table, () => table.documents.send(new QueryCommand(input)));
    count += answer.Count ?? 0;
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}
