import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { readingsLiveDays } from "#shared/domain/people/reading.ts";
import type { AccessLog } from "#shared/ports/people/access-log.ts";
import { readingRecord } from "#shared/records/people/people-records.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { pageOf } from "../stored/page-of.ts";
import { readingKey } from "../stored/reading-key.ts";
import { sendPatiently } from "./back-off.ts";
import { readingPartition } from "./item-keys.ts";
import { isNew } from "./put-once.ts";
import { queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { expiryAttribute } from "./table-definition.ts";

const daySeconds = 24 * 60 * 60;

/** Who looked at the data of each association, in DynamoDB: a partition for each, sorted by hour, whose items expire. */
export function createDynamoAccessLog(table: Table): AccessLog {
  return {
    async add(reading) {
      const key = { pk: readingPartition(reading.associationId), sk: readingKey(reading) };
      const readSeconds = Math.floor(Date.parse(reading.readAt) / 1000);
      const expiry = { [expiryAttribute]: readSeconds + (readingsLiveDays + 1) * daySeconds };
      const command = () =>
        new PutCommand({
          TableName: table.tableName,
          Item: { ...key, ...reading, ...expiry },
          ConditionExpression: isNew.expression,
        });
      try {
        await sendPatiently(table, () => table.documents.send(command()));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async list(associationId, firstHour, limit, cursor) {
      const [before = "~"] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const items = await queryItems(
        table,
        {
          ConsistentRead: true,
          ScanIndexForward: false,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :before",
          ExpressionAttributeValues: {
            ":pk": readingPartition(associationId),
            ":first": firstHour,
            ":before": before,
          },
        },
        limit + 2,
      );
      const found = items.filter(({ sk }) => sk !== before).map((item) => readingRecord.parse(item));
      return pageOf(found, limit, (reading) => [readingKey(reading)]);
    },
  };
}
