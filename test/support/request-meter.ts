import { setTimeout as pause } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import { transactionUnits, type WrittenKey } from "./written-units.ts";

/** What a piece of work asked of DynamoDB and of the file store, in capacity units as AWS bills them. */
export type RequestCost = {
  /** Sequential round trips to DynamoDB: calls that are under way at the same time are one. */
  roundTrips: number;
  requests: number;
  itemsRead: number;
  readUnits: number;
  writeUnits: number;
  filesRead: number;
  filesWritten: number;
};

export type RequestMeter = {
  measure(work: () => Promise<unknown>): Promise<RequestCost>;
  /** The same files, whose readings and writings are counted. */
  files(files: FileStore): FileStore;
};

/** For how long no further call may come until a round trip is over: long enough for what work does between two calls. */
const quietMs = 8;

/**
 * Meters everything that a client is asked; the answers of one round trip are all held back until the last is there.
 * `reader` is another client of the same DynamoDB.
 */
export function meterRequests(client: DynamoDBClient, reader: DynamoDBClient): RequestMeter {
  let cost = noCost();
  let round: { underWay: number; over: Promise<void>; end(): void } | undefined;

  const join = async <T>(call: () => Promise<T>): Promise<T> => {
    if (round === undefined) {
      cost.roundTrips += 1;
      const { promise, resolve } = Promise.withResolvers<void>();
      round = { underWay: 0, over: promise, end: resolve };
    }
    const own = round;
    own.underWay += 1;
    try {
      return await call();
    } finally {
      own.underWay -= 1;
      await pause(quietMs);
      if (own.underWay === 0 && round === own) {
        round = undefined;
        own.end();
      }
      await own.over;
    }
  };

  client.middlewareStack.add(
    (next) => (request) =>
      join(async () => {
        const input = request.input as Input;
        cost.requests += 1;
        if (input.TransactItems !== undefined) {
          let answer: Awaited<ReturnType<typeof next>> | undefined;
          cost.writeUnits += await transactionUnits(reader, keysOf(input.TransactItems), async () => {
            answer = await next(request);
          });
          if (answer !== undefined) return answer;
        }
        Object.assign(input, { ReturnConsumedCapacity: "INDEXES" });
        const answer = await next(request);
        addConsumed(cost, input, answer.output as Output);
        return answer;
      }),
    { step: "initialize", priority: "low" },
  );

  return {
    async measure(work) {
      cost = noCost();
      await work();
      return { ...cost };
    },
    files: (files) => ({
      ...files,
      get(...key) {
        cost.filesRead += 1;
        return files.get(...key);
      },
      put(...file) {
        cost.filesWritten += 1;
        return files.put(...file);
      },
    }),
  };
}

function noCost(): RequestCost {
  return {
    roundTrips: 0,
    requests: 0,
    itemsRead: 0,
    readUnits: 0,
    writeUnits: 0,
    filesRead: 0,
    filesWritten: 0,
  };
}

type Key = { pk: string; sk: string };
type Action = { Put?: { TableName: string; Item: Key }; Update?: { TableName: string; Key: Key } };
type Input = {
  TransactItems?: Action[];
  Item?: unknown;
  UpdateExpression?: string;
  ConsistentRead?: boolean;
  RequestItems?: Record<string, { Keys: unknown[]; ConsistentRead?: boolean }>;
};
type Consumed = { CapacityUnits?: number };
type Output = {
  Item?: unknown;
  Items?: unknown[];
  Responses?: Record<string, unknown[]>;
  ConsumedCapacity?: Consumed | Consumed[];
};

function keysOf(actions: readonly Action[]): WrittenKey[] {
  return actions.map(({ Put, Update }) => {
    const { pk, sk } = Put?.Item ?? Update?.Key ?? { pk: "", sk: "" };
    return { TableName: Put?.TableName ?? Update?.TableName ?? "", Key: { pk: { S: pk }, sk: { S: sk } } };
  });
}

/**
 * Adds what DynamoDB Local says a call consumed. For a query without results and for keys of a batch that lead nowhere
 * it says nothing, which AWS counts as the smallest read.
 */
function addConsumed(cost: RequestCost, input: Input, output: Output): void {
  const consumed = [output.ConsumedCapacity ?? []].flat();
  const units = consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  if (input.Item !== undefined || input.UpdateExpression !== undefined) {
    cost.writeUnits += units;
    return;
  }
  const [batch] = Object.values(input.RequestItems ?? {});
  const smallest = (batch ?? input).ConsistentRead === true ? 1 : 0.5;
  const found = Object.values(output.Responses ?? {}).flat().length;
  const nowhere = batch === undefined ? 0 : batch.Keys.length - found;
  cost.itemsRead += found + (output.Items?.length ?? 0) + (output.Item === undefined ? 0 : 1);
  cost.readUnits += Math.max(units + nowhere * smallest, smallest);
}
