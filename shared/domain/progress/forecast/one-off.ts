import { ascending, sumOf } from "./micro.ts";

/** How many times the next largest month, and the middle one of those that lent, a month is that stands out alone. */
const nextTimes = 2n;
const middleTimes = 4n;
/** How many other months that lent it takes to tell. */
const othersMin = 3;

/** The months with one that stands out alone, as a single huge loan makes it, replaced by the mean of the others. */
export function withoutOneOff(months: readonly bigint[]): readonly bigint[] {
  const [next = 0n, largest = 0n] = ascending(months).slice(-2);
  const at = months.indexOf(largest);
  const others = months.filter((_, index) => index !== at);
  const lent = ascending(others.filter((month) => month > 0n));
  const middle = lent[Math.floor((lent.length - 1) / 2)] ?? 0n;
  if (lent.length < othersMin || largest <= next * nextTimes || largest <= middle * middleTimes)
    return months;
  const usual = sumOf(others) / BigInt(others.length);
  return months.map((month, index) => (index === at ? usual : month));
}
