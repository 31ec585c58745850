import type { Person } from "#shared/domain/base/person.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type { PeopleRepository, PersonKey } from "#shared/ports/people/people-repository.ts";
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
  const ifLeft = (left: PersonKey | undefined) => (left === undefined ? [] : [stillMayLetIn(table, left)]);
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
      const item = personItem(person);
      return write(change === undefined ? [item] : [item, changeItem(person.issuer, change)], ifLeft(left));
    },
    remove(issuer, subject, change, left) {
      const gone = { ...personItemKey(issuer, subject), removed: true };
      return write([gone, changeItem(issuer, change)], ifLeft(left));
    },
    async note(issuer, change) {
      await write([changeItem(issuer, change)]);
    },
    async changes(issuers, limit, cursor) {
      const [before = "~"] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const found = issuers.map((issuer) => {
        const { pk, sk } = peopleChangeItemKey(issuer, before);
        return newestItems(table, pk, sk, limit + 1);
      });
      const changes = (await Promise.all(found))
        .flatMap((items) => items.map((item) => peopleChangeItem.parse(item)))
        .sort((one, other) => textOrder(other.changeId, one.changeId))
        .slice(0, limit + 1);
      return pageOf(changes, limit, ({ changeId }) => [changeId]);
    },
  };
}

/** A person as an item. */
export function personItem(person: Person): Item & ItemKey {
  return { ...personItemKey(person.issuer, person.subject), ...person };
}

/** A change of people as an item. */
export function changeItem(issuer: string, change: PeopleChange): Item & ItemKey {
  return { ...peopleChangeItemKey(issuer, change.changeId), record: toJsonText(change) };
}

/**
 * A condition that fails, without changing anything, unless somebody may let people in: as an update it needs no right
 * besides those to write.
 */
function stillMayLetIn(
  { tableName }: Pick<Table, "tableName">,
  { issuer, subject }: PersonKey,
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
