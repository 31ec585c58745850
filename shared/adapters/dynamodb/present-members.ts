import type { Member } from "#shared/domain/associations/member.ts";
import { memberVersionKey, partitions } from "./item-keys.ts";
import { memberAssociationItem, memberItem } from "./item-schemas.ts";
import { queryPages } from "./read-items.ts";
import type { Table } from "./table.ts";

/** How many associations are found at a time. */
const associationsAtATime = 20;

/** The present versions of an association's members after an identity hash, `pageSize` items read at a time. */
export async function* membersOfAssociation(
  table: Table,
  associationId: string,
  behind: string,
  pageSize: number,
): AsyncGenerator<Member> {
  const { pk, sk } = memberVersionKey(associationId, behind, Number.MAX_SAFE_INTEGER);
  const query = {
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND sk > :behind",
    ExpressionAttributeValues: { ":pk": pk, ":behind": sk },
    Limit: pageSize,
  };
  let latest: Member | undefined;
  for await (const items of queryPages(table, query)) {
    for (const item of items) {
      const version = memberItem.parse(item);
      if (latest !== undefined && latest.identityHash !== version.identityHash) yield latest;
      latest = version;
    }
  }
  if (latest !== undefined) yield latest;
}

/** The present versions of all members after one, association by association. */
export async function* membersOfAll(
  table: Table,
  behind: Pick<Member, "associationId" | "identityHash">,
  pageSize: number,
): AsyncGenerator<Member> {
  if (behind.associationId !== "")
    yield* membersOfAssociation(table, behind.associationId, behind.identityHash, pageSize);
  for await (const associationId of associationsBehind(table, behind.associationId))
    yield* membersOfAssociation(table, associationId, "", pageSize);
}

async function* associationsBehind(table: Table, behind: string): AsyncGenerator<string> {
  const query = {
    ConsistentRead: true,
    KeyConditionExpression: behind === "" ? "pk = :pk" : "pk = :pk AND sk > :behind",
    ExpressionAttributeValues: { ":pk": partitions.members, ...(behind !== "" && { ":behind": behind }) },
    Limit: associationsAtATime,
  };
  for await (const items of queryPages(table, query))
    for (const item of items) yield memberAssociationItem.parse(item);
}
