import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type { PeopleRepository } from "#shared/ports/people/people-repository.ts";
import { personRecord } from "#shared/records/people/people-records.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import { type ItemKey, peopleChangeItemKey, personItemKey } from "./item-keys.ts";
import { peopleChangeItem } from "./item-schemas.ts";
import { getItem, type Item, newestItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { type TransactItem, writeTogether } from "./write-together.ts";

/**
 * The people in DynamoDB, a partition for each issuer, and what was changed about them in another. Nothing is deleted:
 * who is taken away is an item that says so.
 */
export function createDynamoPeopleRepository(table: Table): PeopleRepository {
  const write = async (items: (Item & ItemKey)[], conditions: TransactItem[] = []) => {
    const puts = items.map((Item) => ({ Put: { TableName: table.tableName, Item } }));
    return (await writeTogether(table, [...puts, ...conditions])).length === 0;
  };
  const ifLeft = (issuer: string, subject: string | undefined) =>
    subject === undefined ? [] : [stillMayLetIn(table, issuer, subject)];
  const itemOf = (issuer: string, change: PeopleChange) => ({
    ...peopleChangeItemKey(issuer, change.changeId),
    record: toJsonText(change),
  });
  return {
    async find(issuer, subject) {
      const item = await getItem(table, personItemKey(issuer, subject));
      return item === undefined || item["removed"] === true ? undefined : personRecord.parse(item);
    },
    async list(issuer) {
      const items = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": personItemKey(issuer, "").pk },
      });
      return items.filter((item) => item["removed"] !== true).map((item) => personRecord.parse(item));
    },
    put(person, change, left) {
      const { issuer, subject } = person;
      const item = { ...personItemKey(issuer, subject), ...person };
      return write(change === undefined ? [item] : [item, itemOf(issuer, change)], ifLeft(issuer, left));
    },
    remove(issuer, subject, change, left) {
      const gone = { ...personItemKey(issuer, subject), removed: true };
      return write([gone, itemOf(issuer, change)], ifLeft(issuer, left));
    },
    async note(issuer, change) {
      await write([itemOf(issuer, change)]);
    },
    async changes(issuer, limit, cursor) {
      const [before = "~"] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const { pk, sk } = peopleChangeItemKey(issuer, before);
      const found = await newestItems(table, pk, sk, limit + 1);
      const changes = found.map((item) => peopleChangeItem.parse(item));
      return pageOf(changes, limit, ({ changeId }) => [changeId]);
    },
  };
}

/**
 * A condition that fails, without changing anything, unless somebody may let people in: as an update it needs no right
 * besides those to write.
 */
function stillMayLetIn(
  { tableName }: Pick<Table, "tableName">,
  issuer: string,
  subject: string,
): TransactItem {
  return {
    Update: {
      TableName: tableName,
      Key: personItemKey(issuer, subject),
      UpdateExpression: "SET #role = #role",
      ConditionExpression: "#role = :supervisor AND NOT #locked = :true AND attribute_not_exists(#removed)",
      ExpressionAttributeNames: { "#role": "role", "#locked": "locked", "#removed": "removed" },
      ExpressionAttributeValues: { ":supervisor": "supervisor", ":true": true },
    },
  };
}
