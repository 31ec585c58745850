import type { RegisterChange } from "#shared/domain/associations/member.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { RegisterChangeRepository } from "#shared/ports/associations/member-repository.ts";
import { decodeCursor, encodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { partitions, registerChangeKey } from "./item-keys.ts";
import { registerChangeItem, registerChangeLineItem } from "./item-schemas.ts";
import { getItem, getItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { writeTogether } from "./write-together.ts";

/** What was done to the registers in DynamoDB: each change is a record under its id, and a line in the list by time. */
export function createDynamoRegisterChangeRepository(table: Table): RegisterChangeRepository {
  return {
    async put(change) {
      const { changeId } = change;
      const TableName = table.tableName;
      const line = { pk: partitions.registerChanges, sk: timeOf(change), changeId };
      await writeTogether(table, [
        { Put: { TableName, Item: { ...registerChangeKey(changeId), record: toJsonText(change) } } },
        { Put: { TableName, Item: line } },
      ]);
    },
    async get(changeId) {
      const item = await getItem(table, registerChangeKey(changeId));
      return item === undefined ? undefined : registerChangeItem.parse(item);
    },
    async list(limit, cursor) {
      const before = cursor === undefined ? "~" : decodeCursor(cursor, 2).join("#");
      const lines = await queryItems(
        table,
        {
          ConsistentRead: true,
          ScanIndexForward: false,
          KeyConditionExpression: "pk = :pk AND sk < :before",
          ExpressionAttributeValues: { ":pk": partitions.registerChanges, ":before": before },
        },
        limit + 1,
      );
      const keys = lines.slice(0, limit).map((line) => registerChangeKey(registerChangeLineItem.parse(line)));
      const found = (await getItems(table, keys)).map(
        (item): RegisterChange => registerChangeItem.parse(item),
      );
      const items = found.sort((a, b) => textOrder(timeOf(b), timeOf(a)));
      const last = items.at(-1);
      if (lines.length <= limit || last === undefined) return { items };
      return { items, cursor: encodeCursor([last.at, last.changeId]) };
    },
  };
}

function timeOf({ at, changeId }: RegisterChange): string {
  return `${at}#${changeId}`;
}
