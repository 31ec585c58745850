import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysInclusive } from "#shared/domain/base/day.ts";
import { paceOf, percentHundredths } from "#shared/domain/programme/pace.ts";

const programme = { goalFen: 30_000_000_000n, firstOn: "2016-06-01", lastOn: "2019-05-31" };

describe("the pace", () => {
  test("of 19,900,000 of 300,000,000 yuan is 6.63 percent", () => {
    expect(paceOf(programme, 1_990_000_000n, "2016-10-31")).toEqual({
      percentOfGoal: 6.63,
      timeElapsedPercent: 13.97,
      aheadOfPacePercent: -7.34,
      remainingFen: 28_010_000_000n,
      remainingMonths: 31,
      requiredPerMonthFen: 903_548_388n,
    });
  });

  test.each([
    ["before the window", "2016-05-31", 0, 36],
    ["on its first day", "2016-06-01", 0.09, 35],
    ["at the end of its first month", "2016-06-30", 2.74, 35],
    ["on the first day of its last month", "2019-05-01", 97.26, 0],
    ["on the day before its last", "2019-05-30", 99.91, 0],
    ["on its last day", "2019-05-31", 100, 0],
    ["after the window", "2020-01-01", 100, 0],
    ["on the last day there is", "9999-12-31", 100, 0],
  ])("%s (%s) has %s percent of the time behind it and %s months before it", (_, asOf, elapsed, months) => {
    expect(paceOf(programme, 0n, asOf)).toMatchObject({
      timeElapsedPercent: elapsed,
      remainingMonths: months,
    });
  });

  test.each([
    ["whose end cuts March, before January", { lastOn: "2019-03-15" }, "2018-12-31", 2],
    ["whose end cuts March, in February", { lastOn: "2019-03-15" }, "2019-02-28", 0],
    ["whose begin cuts June, before it", { firstOn: "2016-06-16" }, "2016-05-31", 35],
    ["whose begin cuts June, in June", { firstOn: "2016-06-16" }, "2016-06-30", 35],
    ["within one month", { firstOn: "2016-06-10", lastOn: "2016-06-20" }, "2016-05-31", 0],
  ])("of a window %s has whole months alone before it", (_, window, asOf, remainingMonths) => {
    expect(paceOf({ ...programme, ...window }, 0n, asOf)).toMatchObject({ remainingMonths });
  });

  test("asks nothing more of any month once the goal is reached, and of no month when none remains", () => {
    expect(paceOf(programme, 30_000_000_001n, "2018-01-31")).toMatchObject({
      percentOfGoal: 100,
      remainingFen: 0n,
      requiredPerMonthFen: 0n,
    });
    expect(paceOf(programme, 1n, "2019-05-31").requiredPerMonthFen).toBeUndefined();
  });

  test("asks of each remaining month enough to reach the goal, and a fen less a month would not do", () => {
    const day = fc.integer({ min: 0, max: 1000 }).map((days) => addDays(programme.firstOn, days));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: programme.goalFen - 1n }), day, (disbursedFen, asOf) => {
        const { remainingMonths, requiredPerMonthFen = 0n } = paceOf(programme, disbursedFen, asOf);
        const months = BigInt(remainingMonths);
        expect(disbursedFen + requiredPerMonthFen * months).toBeGreaterThanOrEqual(programme.goalFen);
        expect(disbursedFen + (requiredPerMonthFen - 1n) * months).toBeLessThan(programme.goalFen);
      }),
    );
  });

  test("of time is the naive share of days", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1095 }), (days) => {
        const asOf = addDays(programme.firstOn, days - 1);
        expect(daysInclusive(programme.firstOn, asOf)).toBe(days);
        expect(paceOf(programme, 0n, asOf).timeElapsedPercent).toBeCloseTo((days / 1095) * 100, 2);
      }),
    );
  });
});

test.each([
  [1n, 3n, 3333n],
  [2n, 3n, 6667n],
  [-1n, 3n, -3333n],
  [-2n, 3n, -6667n],
  [1n, 20_000n, 1n],
  [-1n, 20_000n, -1n],
  [1n, 20_001n, 0n],
  [5n, 0n, 0n],
])("%s of %s is %s hundredths of a percent", (part, whole, hundredths) => {
  expect(percentHundredths(part, whole)).toBe(hundredths);
});
