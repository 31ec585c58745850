import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import {
  blockItemKey,
  headKey,
  type ItemKey,
  loanItemKey,
  reportItemKey,
} from "#shared/adapters/dynamodb/item-keys.ts";
import { packEntries } from "#shared/adapters/dynamodb/item-schemas.ts";
import { openTable } from "#shared/adapters/dynamodb/table.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { type ForgedStore, forgedReportsContract } from "#test/contracts/forged-reports.ts";
import { sampled } from "#test/support/depth.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

describe("forged reports beside DynamoDB", () => forgedReportsContract(openForged, sampled));

async function openForged(): Promise<ForgedStore> {
  const source = { client: local.client(), tableName: `forged-${tables++}`, pause: async () => {}, chance };
  await createTable(source.client, source.tableName);
  const { documents, tableName: TableName } = openTable(source);
  const plant = async (Key: ItemKey, values: Record<string, unknown>) => {
    const names = Object.keys(values);
    await documents.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, values[name]])),
      }),
    );
  };
  return {
    store: createDynamoStore(source),
    forge: {
      report: ({ month, ...report }) => plant(reportItemKey(month), report),
      async block({ blockNo, previousHash, hash, knownAt, entries }) {
        await plant(blockItemKey(blockNo), { previousHash, hash, knownAt, entries: packEntries(entries) });
        await plant(headKey, { hash });
      },
      borrower: async (loanNo, borrowerName) => {
        const key = loanItemKey({ bankId: "psbc-chuzhou", loanNo });
        const update = { TableName, Key: key, UpdateExpression: "SET facts.borrowerName = :name" };
        await documents.send(
          new UpdateCommand({ ...update, ExpressionAttributeValues: { ":name": borrowerName } }),
        );
      },
    },
    async close() {
      source.client.destroy();
    },
  };
}
