import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { KeyMark } from "#shared/ports/imports/key-mark.ts";
import { sendPatiently } from "./back-off.ts";
import { keyMarkKey } from "./item-keys.ts";
import { keyMarkItem } from "./item-schemas.ts";
import { getItem } from "./read-items.ts";
import type { Table } from "./table.ts";

/** The mark of the identity key in DynamoDB: one item. */
export function createDynamoKeyMark(table: Table): KeyMark {
  return {
    async get() {
      const item = await getItem(table, keyMarkKey);
      return item === undefined ? undefined : keyMarkItem.parse(item);
    },
    async put(mark) {
      const command = () => new PutCommand({ TableName: table.tableName, Item: { ...keyMarkKey, mark } });
      await sendPatiently(table, () => table.documents.send(command()));
    },
  };
}
