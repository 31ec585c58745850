/**
 * Rounds parts to whole steps so that they add up to the rounded sum (largest remainder method, Hamilton). Each part is
 * rounded down or up by less than a step, the sum half up; among equal remainders the earlier part is rounded up.
 * Throws a RangeError on a negative part.
 */
export function largestRemainder(parts: readonly bigint[], step: bigint): bigint[] {
  if (parts.some((part) => part < 0n)) throw new RangeError("a part is below zero");
  const total = parts.reduce((sum, part) => sum + part, 0n);
  const steps = parts.map((part) => part / step);
  const missing = (total * 2n + step) / (step * 2n) - steps.reduce((sum, part) => sum + part, 0n);
  const order = parts
    .map((part, index) => ({ index, remainder: part % step }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  const raised = new Set(order.slice(0, Number(missing)).map(({ index }) => index));
  return steps.map((part, index) => (raised.has(index) ? part + 1n : part));
}
