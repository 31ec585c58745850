import { randomUUID } from "node:crypto";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tableIndex, tableKey } from "#shared/adapters/dynamodb/table-definition.ts";
import { ofRun } from "./run/of-run.ts";

/** A place of its own in the DynamoDB Local of the run: its credentials see no table but theirs. */
export type DynamoDbLocal = {
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** A client of it, or of a proxy before it. */
  client(endpoint?: string): DynamoDBClient;
};

/** Opens a new place in DynamoDB Local. Throws when `node tools/dynamodb-local.ts` has not prepared it. */
export async function openDynamoDbLocal(): Promise<DynamoDbLocal> {
  const endpoint = await ofRun("dynamodb-local");
  const credentials = { accessKeyId: randomUUID().replaceAll("-", ""), secretAccessKey: "local" };
  return {
    endpoint,
    credentials,
    client: (at = endpoint) => new DynamoDBClient({ endpoint: at, region: "cn-north-1", credentials }),
  };
}

/** Makes the ledger's table, as the stack makes it. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const names = [tableKey.partition, tableKey.sort, tableIndex.partition, tableIndex.sort];
  const keySchema = ({ partition, sort }: { partition: string; sort: string }) => [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: "S" })),
      KeySchema: keySchema(tableKey),
      GlobalSecondaryIndexes: [
        {
          IndexName: tableIndex.name,
          KeySchema: keySchema(tableIndex),
          Projection: { ProjectionType: "ALL" },
        },
      ],
    }),
  );
}
