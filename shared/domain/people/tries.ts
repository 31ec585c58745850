import { instantOfMs, shanghaiMinute } from "#shared/domain/base/instant.ts";

/** For how long tries to get in are counted together. */
export const tryWindowMs = 10 * 60_000;
/** How many failed tries an address, and all together, have in that time. */
export const triesPerAddressMax = 30;
export const triesMax = 300;
/** For how long, and of how many, it is remembered that somebody got in from there: what others fail at is not theirs. */
export const knownAddressMs = 30 * 24 * 60 * 60_000;
export const knownAddressesMax = 2_000;

const ipv4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/** What counts as one address: an IPv4 address as it is; of an IPv6 address the first 64 bits, which one customer has. */
export function addressGroup(address: string): string {
  const plain = address.replace(/^::ffff:/i, "");
  if (ipv4.test(plain)) return plain;
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(8 - left.length - right.length, 0);
  return [...left, ...Array<string>(zeros).fill("0"), ...right].slice(0, 4).join(":");
}

/** When there may be more tries than in a window that ends then, to the minute, for people to read. */
export function nextTriesAt(endsAtMs: number): string {
  return shanghaiMinute(instantOfMs(endsAtMs + 59_999));
}
