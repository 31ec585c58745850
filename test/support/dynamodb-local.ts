import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { tableIndex, tableKey } from "#shared/adapters/dynamodb/table-definition.ts";

/** A DynamoDB Local of one's own, empty, in memory. */
export type DynamoDbLocal = { endpoint: string; client(): DynamoDBClient; stop(): Promise<void> };

const home = new URL("../../.cache/dynamodb-local/", import.meta.url);
const startMsMax = 40_000;

/** Starts DynamoDB Local on a free port and waits until it answers. */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  const port = await freePort();
  const args = ["-Djava.library.path=./DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar"];
  const options = ["-inMemory", "-disableTelemetry", "-port", String(port)];
  const server = spawn("java", [...args, ...options], { cwd: home, stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  server.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ended = once(server, "exit");
  const endpoint = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + startMsMax;
  const asking = localClient(endpoint);
  while (!(await answers(asking))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill();
      throw new Error(`DynamoDB Local does not answer: ${complaints}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    endpoint,
    client: () => localClient(endpoint),
    async stop() {
      server.kill();
      await ended;
    },
  };
}

/** A client of an emulator, or of a proxy before one. */
export function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: "cn-north-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}

/** Makes the ledger's table as the stack would. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const attributes = [tableKey.partition, tableKey.sort, tableIndex.partition, tableIndex.sort];
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: "S" })),
      KeySchema: [
        { AttributeName: tableKey.partition, KeyType: "HASH" },
        { AttributeName: tableKey.sort, KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: tableIndex.name,
          KeySchema: [
            { AttributeName: tableIndex.partition, KeyType: "HASH" },
            { AttributeName: tableIndex.sort, KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        },
      ],
    }),
  );
}

async function answers(client: DynamoDBClient): Promise<boolean> {
  try {
    await client.send(new ListTablesCommand({}));
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
