import type { SettingsRepository } from "#shared/ports/programme/settings-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import { partitions, settingsItemKey } from "./item-keys.ts";
import { settingsItem } from "./item-schemas.ts";
import { isNew, putOnce } from "./put-once.ts";
import { newestItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

const newestFirst = { ConsistentRead: true, ScanIndexForward: false } as const;
const pk = { ":pk": partitions.settings };

/** The versions of the settings in DynamoDB, all in one partition; the last one counts. */
export function createDynamoSettingsRepository(table: Table): SettingsRepository {
  return {
    async current() {
      const query = { ...newestFirst, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: pk };
      const [item] = await queryItems(table, query, 1);
      return item === undefined ? undefined : settingsItem.parse(item);
    },
    add(version) {
      const { revision, changedAt } = version;
      return putOnce(table, { ...settingsItemKey(revision), changedAt, record: toJsonText(version) }, isNew);
    },
    async list(limit, cursor) {
      const [before = "~"] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const items = await newestItems(table, partitions.settings, before, limit + 1);
      const found = items.map((item) => settingsItem.parse(item));
      return pageOf(found, limit, ({ revision }) => [settingsItemKey(revision).sk]);
    },
    async asOf(instant) {
      const query = {
        ...newestFirst,
        KeyConditionExpression: "pk = :pk",
        FilterExpression: "changedAt <= :instant",
        ExpressionAttributeValues: { ...pk, ":instant": instant },
      };
      const [item] = await queryItems(table, query, 1);
      return item === undefined ? undefined : settingsItem.parse(item);
    },
  };
}
