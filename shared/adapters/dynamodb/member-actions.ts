import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Member } from "#shared/domain/associations/member.ts";
import { toJsonText } from "../stored/json-text.ts";
import { sendPatiently } from "./back-off.ts";
import { memberAssociationKey, membershipsKey, memberVersionKey } from "./item-keys.ts";
import { membershipPrefix } from "./item-schemas.ts";
import { isNew } from "./put-once.ts";
import type { Table } from "./table.ts";
import type { TransactItem } from "./write-together.ts";

/**
 * Says of associations that they have members, before the first of them is written: the transaction of the members has
 * no room for it, and an association without any is no mistake.
 */
export async function announceAssociations(table: Table, members: readonly Member[]): Promise<void> {
  const fresh = members.filter(({ revision }) => revision === 1);
  for (const associationId of new Set(fresh.map((member) => member.associationId))) {
    const Item = memberAssociationKey(associationId);
    const command = () => new PutCommand({ TableName: table.tableName, Item });
    await sendPatiently(table, () => table.documents.send(command()));
  }
}

/** The actions that write versions: an item each, and an item for each identity, whose memberships they must follow. */
export function memberActions(
  { tableName }: Pick<Table, "tableName">,
  members: readonly Member[],
): TransactItem[] {
  const versions = members.map((member) => ({
    Put: {
      TableName: tableName,
      Item: {
        ...memberVersionKey(member.associationId, member.identityHash, member.revision),
        record: toJsonText(member),
      },
      ConditionExpression: isNew.expression,
    },
  }));
  const identities = [...Map.groupBy(members, ({ identityHash }) => identityHash)];
  return [
    ...versions,
    ...identities.map(([identityHash, ofIdentity]) => ({
      Update: { TableName: tableName, Key: membershipsKey(identityHash), ...replacing(ofIdentity) },
    })),
  ];
}

/** The update of an identity's item by versions of different associations, each of which must follow the stored one. */
function replacing(members: readonly Member[]) {
  const names: Record<string, string> = { "#revision": "revision" };
  const values: Record<string, unknown> = {};
  const [assignments, conditions]: [string[], string[]] = [[], []];
  for (const [place, member] of members.entries()) {
    const { associationId, revision } = member;
    names[`#of${place}`] = membershipPrefix + associationId;
    values[`:of${place}`] = { revision, record: toJsonText(member) };
    assignments.push(`#of${place} = :of${place}`);
    if (revision === 1) conditions.push(`attribute_not_exists(#of${place})`);
    else {
      conditions.push(`#of${place}.#revision = :before${place}`);
      values[`:before${place}`] = revision - 1;
    }
  }
  if (members.every(({ revision }) => revision === 1)) delete names["#revision"];
  return {
    UpdateExpression: `SET ${assignments.join(", ")}`,
    ConditionExpression: conditions.join(" AND "),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}
