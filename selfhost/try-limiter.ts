import { isIPv4 } from "node:net";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { instantMs, instantOfMs, shanghaiMinute } from "#shared/domain/base/instant.ts";
import type { Clock } from "#shared/ports/base/system.ts";

const windowMs = 10 * 60_000;
const triesPerAddressMax = 30;
const triesMax = 300;

/** Bounds how often it is tried to sign in, by address and by all together. */
export type TryLimiter = {
  /** Counts a try. Fails with `too-many-tries`, which says when there may be more. */
  count(address: string): void;
  /** Takes a try that was good off the count. */
  forgive(address: string): void;
};

/**
 * Makes a limiter that keeps at most as many addresses as there may be tries in ten minutes, and then forgets them all.
 */
export function createTryLimiter(now: Clock): TryLimiter {
  let endsAtMs = 0;
  let total = 0;
  const tries = new Map<string, number>();
  return {
    count(address) {
      const nowMs = instantMs(now());
      if (nowMs >= endsAtMs) {
        endsAtMs = nowMs + windowMs;
        total = 0;
        tries.clear();
      }
      const group = groupOf(address);
      const ofAddress = tries.get(group) ?? 0;
      if (ofAddress >= triesPerAddressMax || total >= triesMax) {
        throw new LedgerFailure("too-many-tries", { until: shanghaiMinute(instantOfMs(endsAtMs + 59_999)) });
      }
      tries.set(group, ofAddress + 1);
      total++;
    },
    forgive(address) {
      const group = groupOf(address);
      const ofAddress = tries.get(group) ?? 0;
      if (ofAddress === 0) return;
      tries.set(group, ofAddress - 1);
      total--;
    },
  };
}

/** An IPv4 address as it is; of an IPv6 address the first 64 bits, which one customer has to themself. */
function groupOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, "");
  if (isIPv4(plain)) return plain;
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(8 - left.length - right.length, 0);
  return [...left, ...Array<string>(zeros).fill("0"), ...right].slice(0, 4).join(":");
}
