import { type AssociationRegister, associationsMax } from "#shared/ports/association-register.ts";
import { associationSchema } from "../stored/register-schemas.ts";
import { associationItemKey, partitions } from "./item-keys.ts";
import { isNew, putOnce } from "./put-once.ts";
import { getItem, getItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** How many associations are written at the same time. */
const writesAtOnce = 20;

/** The associations in DynamoDB, all in one partition. */
export function createDynamoAssociationRegister(table: Table): AssociationRegister {
  return {
    async list() {
      const items = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partitions.associations },
      });
      return items.map((item) => associationSchema.parse(item));
    },
    async get(associationId) {
      const item = await getItem(table, associationItemKey(associationId));
      return item === undefined ? undefined : associationSchema.parse(item);
    },
    async takeIn(associations) {
      if (associations.length > associationsMax)
        throw new RangeError(`at most ${associationsMax} associations`);
      const keys = associations.map(({ associationId }) => associationItemKey(associationId));
      const known = new Set(
        (await getItems(table, keys)).map((item) => associationSchema.parse(item).associationId),
      );
      const fresh = associations.filter(({ associationId }) => !known.has(associationId));
      for (let at = 0; at < fresh.length; at += writesAtOnce) {
        const some = fresh.slice(at, at + writesAtOnce);
        await Promise.all(
          some.map((association) =>
            putOnce(table, { ...associationItemKey(association.associationId), ...association }, isNew),
          ),
        );
      }
    },
  };
}
