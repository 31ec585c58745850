import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { tableIndex, tableKey } from "#shared/adapters/dynamodb/table-definition.ts";

/** A running DynamoDB Local, in memory, on a port of its own. */
export type DynamoDbLocal = {
  endpoint: string;
  /** A client of it, or of a proxy before it. */
  client(endpoint?: string): DynamoDBClient;
  stop(): Promise<void>;
};

const folder = fileURLToPath(new URL("../../.cache/dynamodb-local", import.meta.url));
const startAttemptsMax = 150;
const startPauseMs = 200;

/** Starts DynamoDB Local and waits until it answers. Throws when `node tools/dynamodb-local.ts` has not prepared it. */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  if (!existsSync(`${folder}/DynamoDBLocal.jar`)) {
    throw new Error("DynamoDB Local is missing: run `node tools/dynamodb-local.ts` first");
  }
  const port = await freePort();
  const emulator = spawn(
    "java",
    [
      `-Djava.library.path=${folder}/DynamoDBLocal_lib`,
      "-jar",
      "DynamoDBLocal.jar",
      "-inMemory",
      "-disableTelemetry",
      "-port",
      String(port),
    ],
    { cwd: folder, stdio: "ignore" },
  );
  process.once("exit", () => emulator.kill());
  const endpoint = `http://127.0.0.1:${port}`;
  const client = (at = endpoint) =>
    new DynamoDBClient({
      endpoint: at,
      region: "cn-north-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
  await answers(client(), emulator);
  return { endpoint, client, stop: () => stop(emulator) };
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

async function answers(client: DynamoDBClient, emulator: ChildProcess): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new ListTablesCommand({}));
      client.destroy();
      return;
    } catch (error) {
      const over = emulator.exitCode !== null || attempt === startAttemptsMax;
      if (over) throw new Error("DynamoDB Local did not start; it needs Java 17", { cause: error });
      await pause(startPauseMs);
    }
  }
}

async function stop(emulator: ChildProcess): Promise<void> {
  if (emulator.exitCode !== null) return;
  const ended = new Promise((resolve) => emulator.once("exit", resolve));
  emulator.kill();
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}
