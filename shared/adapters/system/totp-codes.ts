import { createHmac, timingSafeEqual } from "node:crypto";
import type { CodeChecker } from "#shared/ports/people/accounts.ts";

const stepMs = 30_000;
const digits = 6;
/** The clock of a phone may be half a minute ahead or behind. */
const stepsAround = [0, -1, 1];
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** One-time codes of time (TOTP, RFC 6238): six digits of HMAC-SHA-1, another each half minute, as every authenticator app makes them. */
export const totpCodes: CodeChecker = {
  stepOf(secret, code, nowMs) {
    const given = code.normalize("NFKC").replaceAll(/\s/g, "");
    if (!/^\d{6}$/.test(given)) return undefined;
    const now = Math.floor(nowMs / stepMs);
    const key = bytesOf(secret);
    return stepsAround
      .map((step) => now + step)
      .find((step) => timingSafeEqual(Buffer.from(codeOf(key, step)), Buffer.from(given)));
  },
};

/** The code of a step (HOTP, RFC 4226). */
export function codeOf(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", key).update(counter).digest();
  const place = (hash.at(-1) ?? 0) & 0xf;
  const number = hash.readUInt32BE(place) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** The bytes of a text in base 32 (RFC 4648). */
export function bytesOf(base32: string): Uint8Array {
  const bits = [...base32].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
