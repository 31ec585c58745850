import { randomUUID } from "node:crypto";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { type ImportRecord, importWork } from "#shared/domain/imports/import-record.ts";
import { pageSizeMax } from "#shared/ports/base/page.ts";
import type { ImportRepository } from "#shared/ports/imports/import-repository.ts";
import { toJsonText } from "../stored/json-text.ts";
import { sendPatiently } from "./back-off.ts";
import { atWorkPartition, importItemKey, partitions } from "./item-keys.ts";
import { importItem, importLineItem } from "./item-schemas.ts";
import { lineKey, linesByTime } from "./lines-by-time.ts";
import { isNew, putOnce } from "./put-once.ts";
import { getItem, getItems, type Item, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { tableIndex } from "./table-definition.ts";

/**
 * The imports in DynamoDB: each is a record under its id, and a line, written once, in the list by time. A record
 * whose state waits for work is also in the index.
 */
export function createDynamoImportRepository(table: Table): ImportRepository {
  return {
    async add(record) {
      const TableName = table.tableName;
      const line = { pk: partitions.imports, sk: timeOf(record), importId: record.importId };
      const command = new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: itemOf(record), ConditionExpression: isNew.expression } },
          { Put: { TableName, Item: line } },
        ],
        ClientRequestToken: randomUUID(),
      });
      await sendPatiently(table, () => table.documents.send(command));
    },
    async get(importId) {
      const item = await getItem(table, importItemKey(importId));
      return item === undefined ? undefined : importItem.parse(item);
    },
    replace(record) {
      const values = { ":before": record.revision - 1 };
      return putOnce(table, itemOf(record), { expression: "revision = :before", values });
    },
    async list(limit, cursor) {
      const lines = await linesByTime(table, partitions.imports, limit, cursor);
      const records = await recordsOf(table, lines.items);
      return { ...lines, items: records.sort((a, b) => textOrder(timeOf(b), timeOf(a))) };
    },
    async listAtWork() {
      const lines = await queryItems(
        table,
        {
          IndexName: tableIndex.name,
          KeyConditionExpression: `${tableIndex.partition} = :pk`,
          ExpressionAttributeValues: { ":pk": atWorkPartition },
        },
        pageSizeMax,
      );
      const records = (await recordsOf(table, lines)).filter(isAtWork);
      return records.sort((a, b) => textOrder(timeOf(a), timeOf(b)));
    },
  };
}

function isAtWork({ state }: ImportRecord): boolean {
  return importWork[state] !== undefined;
}

function timeOf({ announcedAt, importId }: ImportRecord): string {
  return lineKey(announcedAt, importId);
}

function itemOf(record: ImportRecord) {
  return {
    ...importItemKey(record.importId),
    importId: record.importId,
    revision: record.revision,
    record: toJsonText(record),
    gsi1pk: isAtWork(record) ? atWorkPartition : undefined,
    gsi1sk: isAtWork(record) ? timeOf(record) : undefined,
  };
}

/** The records that lines speak of, as they are now. */
async function recordsOf(table: Table, lines: readonly Item[]): Promise<ImportRecord[]> {
  const keys = lines.map((line) => importItemKey(importLineItem.parse(line).importId));
  return (await getItems(table, keys)).map((item) => importItem.parse(item));
}
