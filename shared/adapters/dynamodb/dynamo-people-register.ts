import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { PeopleRegister } from "#shared/ports/people-register.ts";
import { sendPatiently } from "./back-off.ts";
import { personItemKey } from "./item-keys.ts";
import { personItem } from "./item-schemas.ts";
import { getItem } from "./read-items.ts";
import type { Table } from "./table.ts";

/** The people in DynamoDB. */
export function createDynamoPeopleRegister(table: Table): PeopleRegister {
  return {
    async find(issuer, subject) {
      const item = await getItem(table, personItemKey(issuer, subject));
      return item === undefined ? undefined : personItem.parse(item);
    },
    async put(person) {
      const Item = { ...personItemKey(person.issuer, person.subject), ...person };
      const command = () => new PutCommand({ TableName: table.tableName, Item });
      await sendPatiently(table, () => table.documents.send(command()));
    },
  };
}
