import type { ReportArchive } from "#shared/ports/reports/report-archive.ts";
import { partitions, reportItemKey } from "./item-keys.ts";
import { reportItem } from "./item-schemas.ts";
import { isNew, putOnce } from "./put-once.ts";
import { getItem, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** The record of published reports in DynamoDB, all in one partition. */
export function createDynamoReportArchive(table: Table): ReportArchive {
  return {
    add: (report) => putOnce(table, { ...reportItemKey(report.month), ...report }, isNew),
    async get(month) {
      const item = await getItem(table, reportItemKey(month));
      return item === undefined ? undefined : reportItem.parse(item);
    },
    async list() {
      const items = await queryItems(table, {
        ConsistentRead: true,
        ScanIndexForward: false,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partitions.reports },
      });
      return items.map((item) => reportItem.parse(item));
    },
  };
}
