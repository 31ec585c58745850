import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type Association, takenInAgain } from "#shared/domain/people/association.ts";
import { type AssociationRepository, associationsMax } from "#shared/ports/people/association-repository.ts";
import { associationItemKey, partitions } from "./item-keys.ts";
import { associationItem } from "./item-schemas.ts";
import { type Condition, isNew, putOnce } from "./put-once.ts";
import { getItem, getItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { writeTogether } from "./write-together.ts";

/** How many associations are written at the same time. */
const writesAtOnce = 20;

/** How often a withdrawal is tried that others were faster than. */
const withdrawalsMax = 12;

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
      const stored = (await getItems(table, keys)).map((item) => associationItem.parse(item));
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
    write: (association) => writeVersion(table, association),
    async withdraw(associationIds, withdrawnAt) {
      for (const associationId of associationIds) await withdrawOne(table, associationId, withdrawnAt);
    },
  };
}

/** That no other has taken it in meanwhile. */
const isNotListed: Condition = { expression: `${isNew.expression} OR attribute_exists(withdrawnAt)` };

/** That a version is stored, and on the list; the first need not say that it is. */
function isAt(revision: number): Condition {
  const first = revision === 1 ? " OR (attribute_exists(pk) AND attribute_not_exists(revision))" : "";
  return {
    expression: `attribute_not_exists(withdrawnAt) AND (revision = :revision${first})`,
    values: { ":revision": revision },
  };
}

/** Writes a version as a transaction, whose answer is about that version only, whatever another has written since. */
async function writeVersion(table: Table, association: Association): Promise<boolean> {
  const { expression, values } = isAt((association.revision ?? 1) - 1);
  const Put = {
    TableName: table.tableName,
    Item: itemOf(association),
    ConditionExpression: expression,
    ExpressionAttributeValues: values,
  };
  return (await writeTogether(table, [{ Put }])).length === 0;
}

/** Takes an unconfirmed one off the list as it is; where another writes a version of it meanwhile, that one is looked at. */
async function withdrawOne(table: Table, associationId: string, withdrawnAt: string): Promise<void> {
  for (let tries = 0; tries < withdrawalsMax; tries++) {
    const found = await readAssociation(table, associationId);
    if (found === undefined || !isListed(found) || found.confirmed) return;
    if (await putOnce(table, itemOf({ ...found, withdrawnAt }), isAt(found.revision ?? 1))) return;
  }
  throw new LedgerFailure("ledger-busy");
}

function isListed({ withdrawnAt }: Association): boolean {
  return withdrawnAt === undefined;
}

function itemOf(association: Association) {
  return { ...associationItemKey(association.associationId), ...association };
}

async function readAssociation(table: Table, associationId: string): Promise<Association | undefined> {
  const item = await getItem(table, associationItemKey(associationId));
  return item === undefined ? undefined : associationItem.parse(item);
}

async function listEver(table: Table): Promise<Association[]> {
  const items = await queryItems(table, {
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": partitions.associations },
  });
  return items.map((item) => associationItem.parse(item));
}
