import type { AssessmentRecord } from "#shared/domain/reports/assessment/assessment-record.ts";
import type { AssessmentRepository } from "#shared/ports/reports/assessment-repository.ts";
import { toJsonText } from "../stored/json-text.ts";
import { assessmentItemKey, partitions } from "./item-keys.ts";
import { assessmentItem } from "./item-schemas.ts";
import { isNew, putOnce } from "./put-once.ts";
import { getItem, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** The records of assessment in DynamoDB, all in one partition, each changed under its revision. */
export function createDynamoAssessmentRepository(table: Table): AssessmentRepository {
  return {
    add: (record) => putOnce(table, itemOf(record), isNew),
    async get(key) {
      const item = await getItem(table, assessmentItemKey(key));
      return item === undefined ? undefined : assessmentItem.parse(item);
    },
    replace(record) {
      const values = { ":before": record.revision - 1 };
      return putOnce(table, itemOf(record), { expression: "revision = :before", values });
    },
    async list() {
      const items = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partitions.assessments },
      });
      return items.map((item) => assessmentItem.parse(item));
    },
  };
}

function itemOf(record: AssessmentRecord) {
  return { ...assessmentItemKey(record), revision: record.revision, record: toJsonText(record) };
}
