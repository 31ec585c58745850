import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openTable, type Table, type TableSource } from "#shared/adapters/dynamodb/table.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import type { CloudEnvironment } from "./environment.ts";

const opened = new WeakMap<CloudEnvironment, TableSource>();

/** The table of an environment as a store is made of it: with one client for all parts of a function. */
export function cloudTableSource(env: CloudEnvironment): TableSource {
  const present = opened.get(env);
  if (present !== undefined) return present;
  const source = {
    client: new DynamoDBClient({}),
    tableName: env.TABLE_NAME,
    totalsShards: env.TOTALS_SHARDS,
    pause,
    chance,
  };
  opened.set(env, source);
  return source;
}

/** The table of an environment. */
export function cloudTable(env: CloudEnvironment): Table {
  return openTable(cloudTableSource(env));
}
