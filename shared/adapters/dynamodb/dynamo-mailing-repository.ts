import type { Mailing } from "#shared/domain/reports/mailing.ts";
import type { MailingRepository } from "#shared/ports/reports/mailing-repository.ts";
import { toJsonText } from "../stored/json-text.ts";
import { mailingItemKey, partitions } from "./item-keys.ts";
import { mailingItem } from "./item-schemas.ts";
import { isNew, putOnce } from "./put-once.ts";
import { getItem, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** The mailings in DynamoDB, all in one partition, each changed under its version. */
export function createDynamoMailingRepository(table: Table): MailingRepository {
  return {
    add: (mailing) => putOnce(table, itemOf(mailing), isNew),
    async get(month, revision) {
      const item = await getItem(table, mailingItemKey(month, revision));
      return item === undefined ? undefined : mailingItem.parse(item);
    },
    replace(mailing) {
      const values = { ":before": mailing.version - 1 };
      return putOnce(table, itemOf(mailing), { expression: "version = :before", values });
    },
    async list() {
      const items = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partitions.mailings },
      });
      return items.map((item) => mailingItem.parse(item));
    },
  };
}

function itemOf(mailing: Mailing) {
  const { month, revision, version } = mailing;
  return { ...mailingItemKey(month, revision), version, record: toJsonText(mailing) };
}
