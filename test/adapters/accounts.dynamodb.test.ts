import { beforeAll } from "vitest";
import { createDynamoAccountStore } from "#shared/adapters/dynamodb/dynamo-account-store.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { createDynamoTryCounter } from "#shared/adapters/dynamodb/dynamo-try-counter.ts";
import { openTable } from "#shared/adapters/dynamodb/table.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import { describeAccounts } from "#test/contracts/accounts.ts";
import { describeSessions } from "#test/contracts/sessions.ts";
import { describeTryCounter } from "#test/contracts/try-counter.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

describeTryCounter("tries counted in DynamoDB", async (now) => {
  const tableName = `tries-${tables++}`;
  const client = local.client();
  await createTable(client, tableName);
  return createDynamoTryCounter(openTable({ client, tableName, pause, chance }), now);
});

describeAccounts("accounts in DynamoDB", async () => {
  const client = local.client();
  const tableName = `accounts-${tables++}`;
  await createTable(client, tableName);
  const source = { client, tableName, pause, chance };
  const store = { ...createDynamoStore(source), ...createDynamoAccountStore(source) };
  return { store, close: async () => client.destroy() };
});

describeSessions("sessions in DynamoDB", async () => {
  const client = local.client();
  const tableName = `sessions-${tables++}`;
  await createTable(client, tableName);
  const { sessions } = createDynamoAccountStore({ client, tableName, pause, chance });
  return { sessions, close: async () => client.destroy() };
});
