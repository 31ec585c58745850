import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { TotalsKey } from "#shared/domain/ledger/totals.ts";
import type { Pause } from "#shared/ports/base/system.ts";

/** What the store is made from; `chance` gives numbers from 0 up to, not including, 1. */
export type TableSource = {
  client: DynamoDBClient;
  tableName: string;
  pause: Pause;
  chance: () => number;
  /** Over how many shards postings spread the totals; 1 where it is not said. Whatever it was before is read all the same. */
  totalsShards?: number;
};

/** The ledger's one table, with items as plain objects whose numbers are all bigint. */
export type Table = Omit<TableSource, "client"> & {
  documents: DynamoDBDocumentClient;
  totalsShards: number;
  /** The keys of totals whose shard 0 is known to say how many shards to read. */
  announced: Set<TotalsKey>;
};

/** Looks at a table through documents: absent fields are left out, numbers are read exactly. */
export function openTable({ client, totalsShards = 1, ...rest }: TableSource): Table {
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
    unmarshallOptions: { wrapNumbers: (digits: string) => BigInt(digits) },
  });
  return { ...rest, documents, totalsShards, announced: new Set() };
}
