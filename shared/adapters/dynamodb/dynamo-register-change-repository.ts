import type { RegisterChange } from "#shared/domain/associations/member.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { RegisterChangeRepository } from "#shared/ports/associations/member-repository.ts";
import { toJsonText } from "../stored/json-text.ts";
import { partitions, registerChangeKey } from "./item-keys.ts";
import { registerChangeItem, registerChangeLineItem } from "./item-schemas.ts";
import { lineKey, linesByTime } from "./lines-by-time.ts";
import { getItem, getItems } from "./read-items.ts";
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
      const lines = await linesByTime(table, partitions.registerChanges, limit, cursor);
      const keys = lines.items.map((line) => registerChangeKey(registerChangeLineItem.parse(line)));
      const found = (await getItems(table, keys)).map(
        (item): RegisterChange => registerChangeItem.parse(item),
      );
      return { ...lines, items: found.sort((a, b) => textOrder(timeOf(b), timeOf(a))) };
    },
  };
}

function timeOf({ at, changeId }: RegisterChange): string {
  return lineKey(at, changeId);
}
