import { type Association, takenInAgain } from "#shared/domain/people/association.ts";
import { type AssociationRepository, associationsMax } from "#shared/ports/people/association-repository.ts";
import { associationSchema } from "../stored/register-schemas.ts";
import { associationItemKey, partitions } from "./item-keys.ts";
import { type Condition, isNew, putOnce } from "./put-once.ts";
import { getItem, getItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";

/** How many associations are written at the same time. */
const writesAtOnce = 20;

/** The associations in DynamoDB, all in one partition. */
export function createDynamoAssociationRepository(table: Table): AssociationRepository {
  return {
    async list() {
      return (await listEver(table)).filter(isListed);
    },
    listEver: () => listEver(table),
    async get(associationId) {
      const found = await readAssociation(table, associationId);
      return found !== undefined && isListed(found) ? found : undefined;
    },
    async takeIn(associations) {
      if (associations.length > associationsMax)
        throw new RangeError(`at most ${associationsMax} associations`);
      const keys = associations.map(({ associationId }) => associationItemKey(associationId));
      const stored = (await getItems(table, keys)).map((item) => associationSchema.parse(item));
      const known = new Map(stored.map((association) => [association.associationId, association]));
      const fresh = associations.flatMap((association) => {
        const found = known.get(association.associationId);
        if (found === undefined) return association;
        return isListed(found) || !isListed(association) ? [] : takenInAgain(association, found);
      });
      for (let at = 0; at < fresh.length; at += writesAtOnce) {
        const some = fresh.slice(at, at + writesAtOnce);
        await Promise.all(some.map((association) => putOnce(table, itemOf(association), isNotListed)));
      }
    },
    write: (association) => putOnce(table, itemOf(association), follows(association)),
    async withdraw(associationIds, withdrawnAt) {
      for (const associationId of associationIds) {
        const found = await readAssociation(table, associationId);
        if (found !== undefined && isListed(found) && !found.confirmed)
          await putOnce(table, itemOf({ ...found, withdrawnAt }), isUnconfirmed);
      }
    },
  };
}

/** That no other has taken it in meanwhile. */
const isNotListed: Condition = { expression: `${isNew.expression} OR attribute_exists(withdrawnAt)` };
const isUnconfirmed: Condition = {
  expression: "confirmed = :no AND attribute_not_exists(withdrawnAt)",
  values: { ":no": false },
};

/** That the version before this one is stored, and on the list. */
function follows({ revision = 1 }: Association): Condition {
  const before = revision === 2 ? "attribute_not_exists(revision)" : "revision = :before";
  return {
    expression: `attribute_exists(pk) AND attribute_not_exists(withdrawnAt) AND ${before}`,
    ...(revision === 2 ? {} : { values: { ":before": revision - 1 } }),
  };
}

function isListed({ withdrawnAt }: Association): boolean {
  return withdrawnAt === undefined;
}

function itemOf(association: Association) {
  return { ...associationItemKey(association.associationId), ...association };
}

async function readAssociation(table: Table, associationId: string): Promise<Association | undefined> {
  const item = await getItem(table, associationItemKey(associationId));
  return item === undefined ? undefined : associationSchema.parse(item);
}

async function listEver(table: Table): Promise<Association[]> {
  const items = await queryItems(table, {
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": partitions.associations },
  });
  return items.map((item) => associationSchema.parse(item));
}
