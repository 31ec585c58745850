import fc from "fast-check";
import { expect, test } from "vitest";
import {
  axisMoney,
  moneyAxis,
  oneDecimal,
  roundMoney,
  spokenMoney,
  spokenRange,
} from "#shared/chart/chart-money.ts";

const yi = 10_000_000_000;

test.each([
  [0, "0.00 万元"],
  [1_990_000_000, "1,990.00 万元"],
  [yi - 1, "10,000.00 万元"],
  [yi, "1.00 亿元"],
  [12_345_678_900, "1.23 亿元"],
  [12_350_000_000, "1.24 亿元"],
])("%i fen are spoken as %s", (fen, text) => {
  expect(spokenMoney(fen)).toBe(text);
});

test("a range is spoken in the unit of its upper end", () => {
  expect(spokenRange(9_000_000_000, 3.2 * yi)).toBe("0.90—3.20 亿元");
  expect(spokenRange(500_000_000, 600_000_000)).toBe("500.00—600.00 万元");
});

test("an amount without decimals is said without them", () => {
  expect(roundMoney(3 * yi)).toBe("3 亿元");
  expect(roundMoney(3.05 * yi)).toBe("3.05 亿元");
});

test.each([
  [0, "0"],
  [2_500_000, "2.5 万"],
  [15_000_000_00, "1,500 万"],
  [1.5 * yi, "1.5 亿"],
])("an axis writes %i fen as %s", (fen, text) => {
  expect(axisMoney(fen)).toBe(text);
});

test("an axis begins at nothing and ends at a whole mark with room for the largest amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (largest) => {
      const { min, max, interval } = moneyAxis(largest);

      expect(min).toBe(0);
      expect(max).toBeGreaterThanOrEqual(largest);
      const marks = max / interval;
      expect(Math.abs(marks - Math.round(marks))).toBeLessThan(1e-9);
      expect(marks).toBeLessThanOrEqual(6);
    }),
  );
});

test.each([
  [1.45, "1.5"],
  [-1.45, "-1.5"],
  [-0.04, "0.0"],
  [42.6, "42.6"],
  [100, "100.0"],
])("%d percent are %s", (percent, text) => {
  expect(oneDecimal(percent)).toBe(text);
});
