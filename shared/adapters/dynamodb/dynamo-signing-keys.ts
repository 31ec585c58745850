import * as z from "zod";
import { signingKeyItemKey } from "./item-keys.ts";
import { isNew, putOnce } from "./put-once.ts";
import { getItem } from "./read-items.ts";
import type { Table } from "./table.ts";

/** A public key of P-256 as a JSON Web Key. */
export type PublicKey = { kty: string; crv: string; x: string; y: string };

const publicKeyItem = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
});

/** The public keys by which our own tokens are verified, in DynamoDB. */
export type SigningKeys = {
  find(keyId: string): Promise<PublicKey | undefined>;
  /** Makes a key known; that it was before is no fault. */
  publish(keyId: string, key: PublicKey): Promise<void>;
};

/** For how long a function believes what it read: a key that was taken away is good no longer than that. */
const knownMs = 5 * 60_000;
/** How many keys are remembered: there is one, and another for an hour after it was changed. */
const knownMax = 8;

/** Keeps the public keys by their ids, and remembers those that were found for five minutes. */
export function createDynamoSigningKeys(table: Table, nowMs: () => number): SigningKeys {
  const known = new Map<string, { key: PublicKey; readAtMs: number }>();
  return {
    async find(keyId) {
      const found = known.get(keyId);
      if (found !== undefined && nowMs() - found.readAtMs < knownMs) return found.key;
      known.delete(keyId);
      const item = await getItem(table, signingKeyItemKey(keyId));
      if (item === undefined) return undefined;
      const key = publicKeyItem.parse(item);
      if (known.size >= knownMax) known.clear();
      known.set(keyId, { key, readAtMs: nowMs() });
      return key;
    },
    async publish(keyId, { kty, crv, x, y }) {
      await putOnce(table, { ...signingKeyItemKey(keyId), kty, crv, x, y }, isNew);
    },
  };
}
