import fc from "fast-check";
import { expect, test } from "vitest";
import { largestRemainder } from "#shared/domain/base/largest-remainder.ts";

const parts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 14n }), { maxLength: 40 });
const sum = (of: readonly bigint[]) => of.reduce((total, part) => total + part, 0n);

test("parts in steps add up to the rounded total, each next to its exact value", () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(1n, 7n, 100n, 10_000n), (exact, step) => {
      const steps = largestRemainder(exact, step);
      expect(sum(steps)).toBe((sum(exact) * 2n + step) / (step * 2n));
      for (const [index, part] of exact.entries()) {
        const away = (steps[index] ?? -1n) * step - part;
        expect(away > -step && away < step, `part ${index}`).toBe(true);
      }
    }),
  );
});

test("a larger remainder is never rounded down while a smaller one is rounded up", () => {
  fc.assert(
    fc.property(parts, (exact) => {
      const step = 10_000n;
      const steps = largestRemainder(exact, step);
      const up = exact.filter((part, index) => (steps[index] ?? 0n) * step > part).map((part) => part % step);
      const down = exact
        .filter((part, index) => (steps[index] ?? 0n) * step < part)
        .map((part) => part % step);
      for (const remainder of up) for (const other of down) expect(remainder >= other).toBe(true);
    }),
  );
});

test.each<[bigint[], bigint[]]>([
  [[], []],
  [
    [0n, 0n],
    [0n, 0n],
  ],
  [
    [3_333n, 3_333n, 3_334n],
    [0n, 0n, 1n],
  ],
  [
    [5_000n, 5_000n],
    [1n, 0n],
  ],
  [[4_999n], [0n]],
  [[5_000n], [1n]],
  [
    [10_000n, 20_000n],
    [1n, 2n],
  ],
])("%s fen in hundredths of 万元 are %s", (exact, steps) => {
  expect(largestRemainder(exact, 10_000n)).toEqual(steps);
});

test("a part below zero is refused", () => {
  expect(() => largestRemainder([1n, -1n], 1n)).toThrow(RangeError);
});
