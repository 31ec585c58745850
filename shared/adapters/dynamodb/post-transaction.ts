import { randomUUID } from "node:crypto";
import { PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import {
  type Posting,
  type PostingMarker,
  type PostOutcome,
  postingActionsMax,
} from "#shared/ports/ledger/ledger.ts";
import { backOff, sendPatiently, type Try } from "./back-off.ts";
import { failedConditions, isHeldAt } from "./failed-conditions.ts";
import { markerItemKey } from "./item-keys.ts";
import { markerItem } from "./item-schemas.ts";
import { type Action, associationLists, headPlace, postingActions } from "./posting-actions.ts";
import { getItem } from "./read-items.ts";
import type { Table } from "./table.ts";
import { announceTotals } from "./totals-shards.ts";

/**
 * Makes a posting as one TransactWriteItems. All tries of a call share a token, so that a try whose answer was lost is
 * answered again; every call has another token, since DynamoDB answers a known token without checking the conditions,
 * for ten minutes and in every table of the account. Across calls the marker decides. While another posting holds the
 * head this one could only fail, so it returns at once without a retry.
 */
export async function postTransaction(table: Table, posting: Posting): Promise<PostOutcome> {
  const TransactItems = await allActions(table, posting);
  await announceTotals(table, posting);
  const ClientRequestToken = randomUUID();
  return backOff(table, async (): Promise<Try<PostOutcome>> => {
    try {
      await table.documents.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
      return { value: { outcome: "posted" } };
    } catch (error) {
      if (posting.block !== undefined && isHeldAt(error, headPlace)) return { value: { outcome: "moved" } };
      const failed = failedConditions(error);
      if (failed === "again") return "again";
      const isMarked = failed.includes(0);
      return { value: isMarked ? await markedOrMoved(table, posting.marker) : { outcome: "moved" } };
    }
  });
}

/**
 * The actions of a posting with its associations' lists. Imports leave room for these; where a block of older making does
 * not, they are written ahead.
 */
async function allActions(table: Table, posting: Posting): Promise<Action[]> {
  const TableName = table.tableName;
  const actions = postingActions(table, posting);
  const lists = associationLists(posting).map((Item) => ({ TableName, Item }));
  if (actions.length + lists.length <= postingActionsMax) {
    return [...actions, ...lists.map((Put) => ({ Put }))];
  }
  for (const list of lists) await sendPatiently(table, () => table.documents.send(new PutCommand(list)));
  return actions;
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
