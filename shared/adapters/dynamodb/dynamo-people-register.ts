import { randomUUID } from "node:crypto";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { PeopleChange } from "#shared/domain/people-change.ts";
import type { PeopleRegister } from "#shared/ports/people-register.ts";
import { decodeCursor, encodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { sendPatiently } from "./back-off.ts";
import { type ItemKey, peopleChangeItemKey, personItemKey } from "./item-keys.ts";
import { peopleChangeItem, personItem } from "./item-schemas.ts";
import { getItem, type Item, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/**
 * The people in DynamoDB, a partition for each issuer, and what was changed about them in another. Nothing is deleted:
 * who is taken away is an item that says so.
 */
export function createDynamoPeopleRegister(table: Table): PeopleRegister {
  const write = async (items: (Item & ItemKey)[]) => {
    const TransactItems = items.map((Item) => ({ Put: { TableName: table.tableName, Item } }));
    const command = new TransactWriteCommand({ TransactItems, ClientRequestToken: randomUUID() });
    await sendPatiently(table, () => table.documents.send(command));
  };
  const itemOf = (issuer: string, change: PeopleChange) => ({
    ...peopleChangeItemKey(issuer, change.changeId),
    record: toJsonText(change),
  });
  return {
    async find(issuer, subject) {
      const item = await getItem(table, personItemKey(issuer, subject));
      return item === undefined || item["removed"] === true ? undefined : personItem.parse(item);
    },
    async list(issuer) {
      const items = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": personItemKey(issuer, "").pk },
      });
      return items.filter((item) => item["removed"] !== true).map((item) => personItem.parse(item));
    },
    async put(person, change) {
      const { issuer, subject } = person;
      const item = { ...personItemKey(issuer, subject), ...person };
      await write(change === undefined ? [item] : [item, itemOf(issuer, change)]);
    },
    async remove(issuer, subject, change) {
      await write([{ ...personItemKey(issuer, subject), removed: true }, itemOf(issuer, change)]);
    },
    async note(issuer, change) {
      await write([itemOf(issuer, change)]);
    },
    async changes(issuer, limit, cursor) {
      const [before = "~"] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const { pk, sk } = peopleChangeItemKey(issuer, before);
      const found = await queryItems(
        table,
        {
          ConsistentRead: true,
          ScanIndexForward: false,
          KeyConditionExpression: "pk = :pk AND sk < :before",
          ExpressionAttributeValues: { ":pk": pk, ":before": sk },
        },
        limit + 1,
      );
      const items = found.slice(0, limit).map((item) => peopleChangeItem.parse(item));
      const last = items.at(-1);
      if (found.length <= limit || last === undefined) return { items };
      return { items, cursor: encodeCursor([last.changeId]) };
    },
  };
}
