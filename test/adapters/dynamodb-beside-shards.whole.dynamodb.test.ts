// What lies beside the loans knows nothing of shards: `dynamodb.dynamodb.test.ts` proves it of a table with one, this of four.
import { beforeAll } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import { describeRepositories } from "#test/contracts/store-contract.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

describeRepositories("DynamoDB store with four shards of totals", async () => {
  const client = local.client();
  const tableName = `beside-${tables++}`;
  await createTable(client, tableName);
  const store = createDynamoStore({ client, tableName, pause, chance, totalsShards: 4 });
  return { store, close: async () => client.destroy() };
});
