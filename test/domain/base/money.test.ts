import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Fen,
  formatWan,
  formatYuan,
  type MoneyUnit,
  parseFen,
  scaleDecimal,
  statedUnit,
} from "#shared/domain/base/money.ts";

describe("an amount's text is read exactly", () => {
  test.each<[string, MoneyUnit, Fen]>([
    ["0.57", "wan", 570_000n],
    ["0.29", "yuan", 29n],
    ["1.15", "yuan", 115n],
    ["4.35", "wan", 4_350_000n],
    ["90,000", "yuan", 9_000_000n],
    ["￥90,000", "yuan", 9_000_000n],
    ["¥90,000.50", "yuan", 9_000_050n],
    ["5万元", "yuan", 5_000_000n],
    ["5万", "yuan", 5_000_000n],
    ["50000元", "wan", 5_000_000n],
    ["50000元整", "wan", 5_000_000n],
    ["人民币5万元整", "yuan", 5_000_000n],
    ["１２３．４５", "yuan", 12_345n],
    ["１，２３４", "yuan", 123_400n],
    ["\u200b50\u00a0000\u3000", "yuan", 5_000_000n],
    ["12,3456", "yuan", 12_345_600n],
    ["1,234,567.89", "yuan", 123_456_789n],
    ["5e4", "yuan", 5_000_000n],
    ["1.5E+1", "wan", 15_000_000n],
    ["1E-2", "yuan", 1n],
    ["50000.000", "yuan", 5_000_000n],
    ["5.", "yuan", 500n],
    ["-3", "yuan", -300n],
    ["+3", "yuan", 300n],
    ["-0", "yuan", 0n],
    ["0.000001", "wan", 1n],
  ])("%j in %s is %s fen", (text, unit, fen) => {
    expect(parseFen(text, unit)).toEqual({ fen });
  });

  test.each([
    "",
    " ",
    "十万",
    "伍万元整",
    "元",
    "5亿",
    "1,23",
    "1,2345,678",
    "12,34,567",
    ",123",
    "1,234e2",
    "1.2.3",
    "--5",
    "0x10",
    "1e",
    "1e9999",
    "1e300",
    "Infinity",
    "NaN",
    "5%",
    "50000-60000",
    "约5万",
    "$500",
    "5²",
    "①50000",
    "5½",
    "⒈5",
    "9".repeat(31),
  ])("%j is no amount", (text) => {
    expect(parseFen(text, "yuan")).toEqual({ fault: "not-a-number" });
  });

  test.each<[string, MoneyUnit]>([
    ["0.001", "yuan"],
    ["0.005", "yuan"],
    ["1e-3", "yuan"],
    ["0.0000001", "wan"],
    ["0.0000005万元", "yuan"],
    ["5699.999999999999", "yuan"],
  ])("%j in %s is finer than a fen", (text, unit) => {
    expect(parseFen(text, unit)).toEqual({ fault: "below-a-fen" });
  });
});

const anyFen = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe("an amount that is written", () => {
  test("in yuan, or in 万元 with all six places, is read back exactly", () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(parseFen(formatYuan(fen), "yuan")).toEqual({ fen });
        expect(parseFen(formatWan(fen, 6), "wan")).toEqual({ fen });
        expect(parseFen(`${formatWan(fen, 6)}万元`, "yuan")).toEqual({ fen });
      }),
    );
  });

  test("in 万元 with fewer places is no further than half a place from the amount", () => {
    fc.assert(
      fc.property(anyFen, fc.constantFrom<0 | 1 | 2 | 3 | 4 | 5>(0, 1, 2, 3, 4, 5), (fen, decimals) => {
        const read = parseFen(formatWan(fen, decimals), "wan");
        if (!("fen" in read)) throw new Error("not read back");
        const away = read.fen > fen ? read.fen - fen : fen - read.fen;
        expect(away * 2n <= 10n ** BigInt(6 - decimals)).toBe(true);
      }),
    );
  });

  test.each<[Fen, string, string]>([
    [1_990_000_000n, "19,900,000.00", "1,990.00"],
    [5_000n, "50.00", "0.01"],
    [4_999n, "49.99", "0.00"],
    [-5_000n, "-50.00", "-0.01"],
    [-4_999n, "-49.99", "0.00"],
    [0n, "0.00", "0.00"],
    [30_000_000_000n, "300,000,000.00", "30,000.00"],
  ])("%s fen is %s yuan and %s 万元", (fen, yuan, wan) => {
    expect([formatYuan(fen), formatWan(fen)]).toEqual([yuan, wan]);
  });
});

test("the short way to read a few digits gives what the exact one does, at every length", () => {
  const text = fc.stringMatching(/^\d{1,8}(?:\.\d{0,7})?$/);
  const unit = fc.constantFrom<MoneyUnit>("yuan", "wan");
  fc.assert(
    fc.property(text, unit, (digits, money) => {
      expect(parseFen(digits, money)).toEqual(scaleDecimal(digits, money === "yuan" ? 2 : 6));
    }),
    { numRuns: 500 },
  );
});

test.each<[string, MoneyUnit | undefined]>([
  ["5万元", "wan"],
  ["5 万　", "wan"],
  ["50000元整", "yuan"],
  ["50000", undefined],
  ["5万余", undefined],
])("%j states the unit %s by itself", (text, unit) => {
  expect(statedUnit(text)).toBe(unit);
});
