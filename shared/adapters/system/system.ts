import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Clock, IdentityHash, NewId, Pause, Sha256 } from "#shared/ports/base/system.ts";

const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** The machine's clock. */
export const systemClock: Clock = () => new Date().toISOString();

/** New ids: ten characters of the present millisecond, sixteen of chance. */
export function createNewId(now: Clock): NewId {
  return () => {
    let rest = Date.parse(now());
    let time = "";
    for (let index = 0; index < 10; index++) {
      time = idAlphabet.charAt(rest % 32) + time;
      rest = Math.floor(rest / 32);
    }
    const chance = Array.from(randomBytes(16), (byte) => idAlphabet.charAt(byte % 32)).join("");
    return time + chance;
  };
}

/** SHA-256 by the platform's own implementation. */
export const sha256: Sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** HMAC-SHA-256 with a key that is read once, when it is first needed; a failed reading is tried again the next time. */
export function createIdentityHash(readKey: () => Promise<Uint8Array>): IdentityHash {
  let key: Promise<Uint8Array> | undefined;
  return async (identityNumber) => {
    key ??= readKey().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return createHmac("sha256", await key)
      .update(identityNumber)
      .digest("hex");
  };
}

/** Waits for a number of milliseconds. */
export const pause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A number from 0 up to, not including, 1. */
export const chance = (): number => Math.random();
