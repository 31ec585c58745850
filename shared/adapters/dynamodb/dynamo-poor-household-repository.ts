import type { PoorHousehold } from "#shared/domain/associations/member.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { PoorHouseholdRepository } from "#shared/ports/associations/member-repository.ts";
import { checkIdentitiesAtOnce, checkVersionsAtOnce } from "../stored/check-at-once.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import { poorHouseholdKey, poorHouseholdPartitions, poorHouseholdVersionKey } from "./item-keys.ts";
import { poorHouseholdItem } from "./item-schemas.ts";
import { isNew } from "./put-once.ts";
import { getItems, queryItems, queryPages } from "./read-items.ts";
import type { Table } from "./table.ts";
import { takeFirst } from "./take-first.ts";
import { type TransactItem, writeTogether } from "./write-together.ts";

const householdKey = ({ identityHash }: PoorHousehold) => [identityHash];

/**
 * The list of poor households in DynamoDB: the present version of each in one of sixteen partitions, by the first digit
 * of its hash, so that a long list is spread out; every version is also an item.
 */
export function createDynamoPoorHouseholdRepository(table: Table): PoorHouseholdRepository {
  return {
    async byIdentity(identityHashes) {
      checkIdentitiesAtOnce(identityHashes);
      const items = await getItems(table, identityHashes.map(poorHouseholdKey));
      const found = items.map((item): PoorHousehold => poorHouseholdItem.parse(item));
      return found.sort((a, b) => textOrder(a.identityHash, b.identityHash));
    },
    async list(limit, cursor) {
      const [behind = ""] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      return pageOf(
        await takeFirst(householdsBehind(table, behind, limit + 1), limit + 1),
        limit,
        householdKey,
      );
    },
    async versions(identityHash) {
      const items = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": poorHouseholdVersionKey(identityHash, 0).pk },
      });
      return items.map((item) => poorHouseholdItem.parse(item));
    },
    async write(households) {
      checkVersionsAtOnce(households.map(householdKey));
      if (households.length === 0) return true;
      const actions = households.flatMap((household) => actionsOf(table, household));
      return (await writeTogether(table, actions)).length === 0;
    },
  };
}

/** The actions that write a version: it becomes the present one if it follows that. */
function actionsOf(
  { tableName: TableName }: Pick<Table, "tableName">,
  household: PoorHousehold,
): TransactItem[] {
  const { identityHash, revision } = household;
  const record = toJsonText(household);
  const follows =
    revision === 1
      ? { ConditionExpression: isNew.expression }
      : {
          ConditionExpression: "revision = :before",
          ExpressionAttributeValues: { ":before": revision - 1 },
        };
  return [
    { Put: { TableName, Item: { ...poorHouseholdKey(identityHash), revision, record }, ...follows } },
    { Put: { TableName, Item: { ...poorHouseholdVersionKey(identityHash, revision), record } } },
  ];
}

/** The present versions after a hash, partition by partition. */
async function* householdsBehind(
  table: Table,
  behind: string,
  pageSize: number,
): AsyncGenerator<PoorHousehold> {
  const from = behind === "" ? (poorHouseholdPartitions[0] ?? "") : poorHouseholdKey(behind).pk;
  for (const partition of poorHouseholdPartitions.filter((one) => one >= from)) {
    const isBehind = partition === from && behind !== "";
    const query = {
      ConsistentRead: true,
      KeyConditionExpression: isBehind ? "pk = :pk AND sk > :behind" : "pk = :pk",
      ExpressionAttributeValues: { ":pk": partition, ...(isBehind && { ":behind": behind }) },
      Limit: pageSize,
    };
    for await (const items of queryPages(table, query))
      for (const item of items) yield poorHouseholdItem.parse(item);
  }
}
