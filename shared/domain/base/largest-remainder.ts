/**
 * Parts in whole steps whose sum is the rounded sum of the exact parts (largest remainder method, Hamilton): each part
 * is its exact value rounded down or up to a step, a whole number of steps stays as it is, and the sum is rounded half up.
 * Among equal remainders the earlier part is rounded up. Throws a RangeError on a part below zero.
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
