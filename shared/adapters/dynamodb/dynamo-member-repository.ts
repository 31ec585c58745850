import type { Member } from "#shared/domain/associations/member.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { MemberRepository } from "#shared/ports/associations/member-repository.ts";
import { checkIdentitiesAtOnce, checkVersionsAtOnce } from "../stored/check-at-once.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { pageOf } from "../stored/page-of.ts";
import { membershipsKey, memberVersionKey } from "./item-keys.ts";
import { memberItem, membershipsItem } from "./item-schemas.ts";
import { announceAssociations, memberActions } from "./member-actions.ts";
import { membersOfAll, membersOfAssociation } from "./present-members.ts";
import { getItems, queryItems } from "./read-items.ts";
import type { Table } from "./table.ts";
import { takeFirst } from "./take-first.ts";
import { writeTogether } from "./write-together.ts";

const memberKey = ({ associationId, identityHash }: Member) => [associationId, identityHash];

/**
 * The registers of members in DynamoDB: each version is an item of its association, and each identity has one item with
 * its present memberships, so that 100 identities are one batch and a write two actions a member.
 */
export function createDynamoMemberRepository(table: Table): MemberRepository {
  return {
    async byIdentity(identityHashes) {
      checkIdentitiesAtOnce(identityHashes);
      const items = await getItems(table, identityHashes.map(membershipsKey));
      return items
        .flatMap((item): Member[] => membershipsItem.parse(item))
        .sort((a, b) => textOrder(sortText(a), sortText(b)));
    },
    async ofAssociation(associationId, limit, cursor) {
      const [after = ""] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const members = membersOfAssociation(table, associationId, after, limit + 2);
      return pageOf(await takeFirst(members, limit + 1), limit, ({ identityHash }) => [identityHash]);
    },
    async list(limit, cursor) {
      const [associationId = "", identityHash = ""] = cursor === undefined ? [] : decodeCursor(cursor, 2);
      const members = membersOfAll(table, { associationId, identityHash }, limit + 2);
      return pageOf(await takeFirst(members, limit + 1), limit, memberKey);
    },
    async versions(associationId, identityHash) {
      const [first, last] = [0, Number.MAX_SAFE_INTEGER].map((revision) =>
        memberVersionKey(associationId, identityHash, revision),
      );
      const items = await queryItems(table, {
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
        ExpressionAttributeValues: { ":pk": first?.pk, ":first": first?.sk, ":last": last?.sk },
      });
      return items.map((item) => memberItem.parse(item));
    },
    async write(members) {
      checkVersionsAtOnce(members.map(memberKey));
      if (members.length === 0) return true;
      await announceAssociations(table, members);
      return (await writeTogether(table, memberActions(table, members))).length === 0;
    },
  };
}

function sortText(member: Member): string {
  return memberKey(member).join("\u0000");
}
