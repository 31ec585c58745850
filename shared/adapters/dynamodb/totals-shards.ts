import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMeasures, type Measures, type TotalsKey } from "#shared/domain/ledger/totals.ts";
import type { Posting } from "#shared/ports/ledger/ledger.ts";
import { sendPatiently } from "./back-off.ts";
import { totalItemKey, totalsPartition } from "./item-keys.ts";
import { totalItem } from "./item-schemas.ts";
import { getItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** How many announced keys are remembered, so that they need not be looked up again. */
const announcedMax = 20_000;

/** The shard that a block adds its totals to: the blocks go round. */
export function totalsShardOf({ totalsShards }: Pick<Table, "totalsShards">, blockNo: number): number {
  return blockNo % totalsShards;
}

/**
 * The totals whose key begins so, sorted by key, summed over their shards. Shard 0 has each key, and says how many shards
 * may have more of it.
 */
export async function readTotals(
  table: Table,
  prefix: string,
): Promise<{ key: TotalsKey; measures: Measures }[]> {
  const first = await shardItems(table, 0, prefix);
  const shards = first.reduce((most, total) => Math.max(most, total.shards), 1);
  const others = await Promise.all(
    Array.from({ length: shards - 1 }, (_, before) => shardItems(table, before + 1, prefix)),
  );
  const more = new Map<TotalsKey, Measures>();
  for (const { key, measures } of others.flat()) {
    const sum = more.get(key);
    more.set(key, sum === undefined ? measures : addMeasures(sum, measures));
  }
  return first.flatMap(({ key, measures, isBare }) => {
    const rest = more.get(key);
    if (rest !== undefined) return [{ key, measures: addMeasures(measures, rest) }];
    return isBare ? [] : [{ key, measures }];
  });
}

/**
 * Sees to it, before a posting adds to another shard than 0, that shard 0 has the keys of its totals and says how many
 * shards to read. What is announced stays true whether the posting is made or not, and whatever the setting becomes.
 */
export async function announceTotals(table: Table, { block, totals }: Posting): Promise<void> {
  if (block === undefined || totalsShardOf(table, block.blockNo) === 0) return;
  const { announced, totalsShards } = table;
  if (announced.size > announcedMax) announced.clear();
  const keys = [...totals.keys()].filter((key) => !announced.has(key));
  const stored = (
    await getItems(
      table,
      keys.map((key) => totalItemKey(key, 0)),
    )
  ).map((item) => totalItem.parse(item));
  const known = new Set(stored.flatMap(({ key, shards }) => (shards >= totalsShards ? [key] : [])));
  await Promise.all(keys.filter((key) => !known.has(key)).map((key) => announce(table, key)));
  for (const key of keys) announced.add(key);
}

/** Writes to a key in shard 0 how many shards to read, unless as many or more are written there. */
async function announce(table: Table, key: TotalsKey): Promise<void> {
  const command = () =>
    new UpdateCommand({
      TableName: table.tableName,
      Key: totalItemKey(key, 0),
      UpdateExpression: "SET #shards = :shards",
      ConditionExpression: "attribute_not_exists(#shards) OR #shards < :shards",
      ExpressionAttributeNames: { "#shards": "shards" },
      ExpressionAttributeValues: { ":shards": table.totalsShards },
    });
  try {
    await sendPatiently(table, () => table.documents.send(command()));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

async function shardItems(table: Table, shard: number, prefix: string) {
  const items = await queryItems(table, {
    ConsistentRead: true,
    KeyConditionExpression: prefix === "" ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: {
      ":pk": totalsPartition(shard),
      ":prefix": prefix === "" ? undefined : prefix,
    },
  });
  return items.map((item) => totalItem.parse(item));
}
