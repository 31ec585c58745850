import { randomUUID } from "node:crypto";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { backOff, type Try } from "./back-off.ts";
import { failedConditions } from "./failed-conditions.ts";
import type { Table } from "./table.ts";

/** A write of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/**
 * Makes writes as one transaction, and gives the places of those whose conditions did not hold: none when it was made.
 * All tries have one token, so that a try whose answer was lost is answered again.
 */
export function writeTogether(
  table: Table,
  TransactItems: readonly TransactItem[],
): Promise<readonly number[]> {
  const command = new TransactWriteCommand({
    TransactItems: [...TransactItems],
    ClientRequestToken: randomUUID(),
  });
  return backOff(table, async (): Promise<Try<readonly number[]>> => {
    try {
      await table.documents.send(command);
      return { value: [] };
    } catch (error) {
      const failed = failedConditions(error);
      return failed === "again" ? failed : { value: failed };
    }
  });
}
