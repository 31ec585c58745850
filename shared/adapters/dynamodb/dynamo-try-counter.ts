import { createHash } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { instantMs } from "#shared/domain/base/instant.ts";
import {
  addressGroup,
  knownAddressMs,
  nextTriesAt,
  triesMax,
  triesPerAddressMax,
  tryWindowMs,
} from "#shared/domain/people/tries.ts";
import type { Clock } from "#shared/ports/base/system.ts";
import type { TryCounter } from "#shared/ports/people/accounts.ts";
import { sendPatiently } from "./back-off.ts";
import { knownAddressKey, tryCountKey } from "./item-keys.ts";
import type { Table } from "./table.ts";
import { expiryAttribute } from "./table-definition.ts";

const all = "ALL";

/**
 * Counts tries in DynamoDB, in windows of ten minutes that begin on the clock: an item for all together and one for each
 * address, under its hash, which expire with the window; and an item for each known address. A request that is sent again counts twice.
 */
export function createDynamoTryCounter(table: Table, now: Clock): TryCounter {
  const windowOf = () => Math.floor(instantMs(now()) / tryWindowMs);
  const add = async (window: number, of: string, by: 1 | -1, bound: number): Promise<boolean> => {
    const command = () =>
      new UpdateCommand({
        TableName: table.tableName,
        Key: tryCountKey(window, of),
        UpdateExpression: "SET #expiry = :expiry ADD #tries :by",
        ConditionExpression: by === 1 ? "attribute_not_exists(#tries) OR #tries < :bound" : "#tries > :bound",
        ExpressionAttributeNames: { "#expiry": expiryAttribute, "#tries": "tries" },
        ExpressionAttributeValues: {
          ":by": by,
          ":bound": bound,
          ":expiry": Math.ceil(((window + 2) * tryWindowMs) / 1000),
        },
      });
    try {
      await sendPatiently(table, () => table.documents.send(command()));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  const forgive = async (address: string) => {
    const window = windowOf();
    if (await add(window, placeOf(address), -1, 0)) await add(window, all, -1, 0);
  };
  const isKnown = async (address: string) => {
    const key = knownAddressKey(placeOf(address));
    const command = new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true });
    const { Item } = await sendPatiently(table, () => table.documents.send(command));
    return Number(Item?.[expiryAttribute] ?? 0) * 1000 > instantMs(now());
  };
  return {
    async count(address) {
      const window = windowOf();
      const fits =
        (await add(window, placeOf(address), 1, triesPerAddressMax)) &&
        ((await add(window, all, 1, triesMax)) || (await isKnown(address)));
      if (!fits)
        throw new LedgerFailure("too-many-tries", { until: nextTriesAt((window + 1) * tryWindowMs) });
    },
    forgive,
    async welcome(address) {
      await forgive(address);
      const command = new UpdateCommand({
        TableName: table.tableName,
        Key: knownAddressKey(placeOf(address)),
        UpdateExpression: "SET #expiry = :expiry",
        ExpressionAttributeNames: { "#expiry": expiryAttribute },
        ExpressionAttributeValues: { ":expiry": Math.ceil((instantMs(now()) + knownAddressMs) / 1000) },
      });
      await sendPatiently(table, () => table.documents.send(command));
    },
  };
}

function placeOf(address: string): string {
  return `FROM#${createHash("sha256").update(addressGroup(address)).digest("hex")}`;
}
