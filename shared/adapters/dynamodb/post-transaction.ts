import { randomUUID } from "node:crypto";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { Posting, PostingMarker, PostOutcome } from "#shared/ports/ledger.ts";
import { backOff, type Try } from "./back-off.ts";
import { failedConditions } from "./failed-conditions.ts";
import { markerItemKey } from "./item-keys.ts";
import { markerItem } from "./item-schemas.ts";
import { postingActions } from "./posting-actions.ts";
import { getItem } from "./read-items.ts";
import type { Table } from "./table.ts";

/**
 * Makes a posting as one TransactWriteItems. Its token is the same for every try of this call, so that a try whose
 * answer was lost is answered again, and another for every call: DynamoDB answers a token that it knows without
 * looking at the conditions, for ten minutes and in every table of the account. Across calls the marker decides.
 */
export async function postTransaction(table: Table, posting: Posting): Promise<PostOutcome> {
  const TransactItems = postingActions(table.tableName, posting);
  const ClientRequestToken = randomUUID();
  return backOff(table, async (): Promise<Try<PostOutcome>> => {
    try {
      await table.documents.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
      return { value: { outcome: "posted" } };
    } catch (error) {
      const failed = failedConditions(error);
      if (failed === "again") return "again";
      const isMarked = failed.includes(0);
      return { value: isMarked ? await markedOrMoved(table, posting.marker) : { outcome: "moved" } };
    }
  });
}

/** Reads the marker of a posting. */
export async function readMarker(
  table: Table,
  importId: string,
  startRow: number,
): Promise<PostingMarker | undefined> {
  const item = await getItem(table, markerItemKey(importId, startRow));
  return item === undefined ? undefined : markerItem.parse(item);
}

async function markedOrMoved(table: Table, { importId, startRow }: PostingMarker): Promise<PostOutcome> {
  const marker = await readMarker(table, importId, startRow);
  return marker === undefined ? { outcome: "moved" } : { outcome: "duplicate", marker };
}
