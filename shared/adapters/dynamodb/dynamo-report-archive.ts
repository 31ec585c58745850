import type { Month } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { ReportArchive } from "#shared/ports/reports/report-archive.ts";
import { partitions, reportItemKey } from "./item-keys.ts";
import { reportItem } from "./item-schemas.ts";
import { isNew, putOnce } from "./put-once.ts";
import { getItem, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** The record of published reports in DynamoDB, all in one partition. */
export function createDynamoReportArchive(table: Table): ReportArchive {
  const read = async (month: Month, revision: number) => {
    const item = await getItem(table, reportItemKey(month, revision));
    return item === undefined ? undefined : reportItem.parse(item);
  };
  const readLast = async (month: Month) => {
    const { pk, sk } = reportItemKey(month);
    const [item] = await queryItems(
      table,
      {
        ConsistentRead: true,
        ScanIndexForward: false,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :month)",
        ExpressionAttributeValues: { ":pk": pk, ":month": sk },
      },
      1,
    );
    return item === undefined ? undefined : reportItem.parse(item);
  };
  return {
    async add(report) {
      const { month, revision } = report;
      // What is recorded is never taken back, so that the one before cannot go in between.
      if (revision > 1 && (await read(month, revision - 1)) === undefined) return false;
      return putOnce(table, { ...reportItemKey(month, revision), ...report }, isNew);
    },
    get: (month, revision) => (revision === undefined ? readLast(month) : read(month, revision)),
    async list() {
      const items = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partitions.reports },
      });
      const reports = items.map((item) => reportItem.parse(item));
      return reports.sort((a, b) => textOrder(b.month, a.month) || a.revision - b.revision);
    },
  };
}
