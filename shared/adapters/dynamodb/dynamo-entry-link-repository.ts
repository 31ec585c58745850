import { type EntryLink, entryLinkState } from "#shared/domain/people/entry-link.ts";
import { type EntryLinkRepository, entryLinksMax } from "#shared/ports/people/accounts.ts";
import { toJsonText } from "../stored/json-text.ts";
import { backOff } from "./back-off.ts";
import { entryLinkItemKey, entrySecretKey, partitions } from "./item-keys.ts";
import { entryLinkItem } from "./item-schemas.ts";
import { isNew, putOnce, stillAsRead } from "./put-once.ts";
import { countItems, getItem, queryItems } from "./read-items.ts";
import { putIf, readLink } from "./stored-links.ts";
import type { Table } from "./table.ts";
import { expiryAttribute } from "./table-definition.ts";
import { writeTogether } from "./write-together.ts";

const allLinks = {
  ConsistentRead: true,
  ScanIndexForward: false,
  KeyConditionExpression: "pk = :pk",
  ExpressionAttributeValues: { ":pk": partitions.entryLinks },
};

/**
 * The links that let people in, in DynamoDB: all in one partition, and for each secret's hash an item that names its
 * link. Nothing is deleted: a link that is forgotten loses its record and expires. Links that are added at the same
 * moment may together exceed `entryLinksMax` by as many as they are.
 */
export function createDynamoEntryLinkRepository(table: Table): EntryLinkRepository {
  const list = async () => {
    const items = await queryItems(table, allLinks);
    return items.filter(({ record }) => record !== undefined).map((item) => entryLinkItem.parse(item));
  };

  /** Forgets the oldest link that lets nobody in any more, where there are too many; false when none is such. */
  const makeRoom = async (now: string): Promise<boolean> => {
    const isKept = {
      FilterExpression: "attribute_exists(#record)",
      ExpressionAttributeNames: { "#record": "record" },
    };
    if ((await countItems(table, { ...allLinks, ...isKept })) < entryLinksMax) return true;
    const closed = (await list()).findLast((one) => entryLinkState(one, now) !== "open");
    if (closed === undefined) return false;
    const expiry = { [expiryAttribute]: Math.floor(Date.parse(now) / 1000) };
    await writeTogether(table, [
      putIf(table, { ...entryLinkItemKey(closed.linkId), ...expiry }),
      putIf(table, { ...entrySecretKey(closed.secretHash), ...expiry }),
    ]);
    return true;
  };

  const change = (linkId: string, changed: (link: EntryLink) => EntryLink) =>
    backOff(table, async () => {
      const found = await readLink(table, linkId);
      if (found === undefined) return { value: undefined };
      const item = { ...entryLinkItemKey(linkId), record: toJsonText(changed(found.record)) };
      return (await putOnce(table, item, stillAsRead(found.item))) ? { value: undefined } : "again";
    });

  return {
    async add(link) {
      if (!(await makeRoom(link.madeAt))) return false;
      const { linkId, secretHash } = link;
      const failed = await writeTogether(table, [
        putIf(table, { ...entryLinkItemKey(linkId), record: toJsonText(link) }, isNew),
        putIf(table, { ...entrySecretKey(secretHash), linkId }, isNew),
      ]);
      if (failed.length > 0) throw new Error("a link that is there already");
      return true;
    },
    get: async (linkId) => (await readLink(table, linkId))?.record,
    async findBySecret(secretHash) {
      const linkId = (await getItem(table, entrySecretKey(secretHash)))?.["linkId"];
      return typeof linkId === "string" ? (await readLink(table, linkId))?.record : undefined;
    },
    list,
    end: (linkId, endedAt, endedBy) =>
      change(linkId, (link) => (link.endedAt === undefined ? { ...link, endedAt, endedBy } : link)),
    noteUse: (linkId, usedAt) => change(linkId, (link) => ({ ...link, usedAt })),
  };
}
