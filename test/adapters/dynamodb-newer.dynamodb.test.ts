import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { openTable, type Table } from "#shared/adapters/dynamodb/table.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import { backupLists } from "#shared/app/audit/backup-lists.ts";
import { backupListNames } from "#shared/ports/backup.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { liveInstallation } from "#test/support/lived-installation.ts";
import { createMemoryFiles } from "#test/support/memory-files.ts";

let local: DynamoDbLocal;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

async function everyItem({ documents, tableName }: Table): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return items;
}

/** An item as a newer version may have written it: a field more, in the item and in the record that it keeps as JSON. */
function newer(item: Record<string, unknown>): Record<string, unknown> {
  const { record } = item;
  const more = { ofTomorrow: "yes" };
  if (typeof record !== "string") return { ...item, ...more };
  return { ...item, ...more, record: JSON.stringify({ ...JSON.parse(record), ...more }) };
}

test("an older version reads what a newer one added fields to; figures that it does not know it refuses", async () => {
  const source = { client: local.client(), tableName: "newer", pause, chance };
  await createTable(source.client, source.tableName);
  const table = openTable(source);
  const store = createDynamoStore(source);
  const files = createMemoryFiles();
  await liveInstallation(store, files);
  const toldNow = async () => {
    const carried = backupLists({ place: "", store, files, issuers: ["test"] }, await store.ledger.head());
    const told: unknown[] = [];
    for (const name of backupListNames) for await (const record of carried[name]()) told.push(record);
    return told;
  };
  const before = await toldNow();

  const items = await everyItem(table);
  const isTotal = ({ pk }: Record<string, unknown>) => pk === "TOTALS";
  for (const item of items.filter((one) => !isTotal(one)))
    await table.documents.send(new PutCommand({ TableName: source.tableName, Item: newer(item) }));

  expect(await toldNow()).toEqual(before);
  const total = items.find(isTotal);
  const Item = { ...total, feeFen: 1n };
  await table.documents.send(new PutCommand({ TableName: source.tableName, Item }));
  await expect(store.ledger.totals("")).rejects.toThrow("feeFen");
}, 120_000);
