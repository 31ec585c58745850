import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysInclusive } from "#shared/domain/base/day.ts";
import { plannedFenAt, planOf, stepsOf, windowMonthsMax } from "#shared/domain/programme/plan.ts";

const line = { goalFen: 30_000_000_000n, firstOn: "2016-06-01", lastOn: "2019-05-31", tranches: [] };
const stepped = {
  ...line,
  tranches: [
    { until: "2017-05-31", goalFen: 8_000_000_000n },
    { until: "2018-05-31", goalFen: 18_000_000_000n },
    { until: "2019-05-31", goalFen: 30_000_000_000n },
  ],
};

test.each([
  ["the day before the window", "2016-05-31", 0n, 0n],
  ["its first day", "2016-06-01", 27_397_260n, 21_917_808n],
  ["the day before a step", "2017-05-30", 9_972_602_740n, 7_978_082_192n],
  ["the day of a step", "2017-05-31", 10_000_000_000n, 8_000_000_000n],
  ["the day after a step", "2017-06-01", 10_027_397_260n, 8_027_397_260n],
  ["the day before the last", "2019-05-30", 29_972_602_740n, 29_967_123_288n],
  ["the last day", "2019-05-31", 30_000_000_000n, 30_000_000_000n],
  ["the day after it", "2019-06-01", 30_000_000_000n, 30_000_000_000n],
  ["the last day there is", "9999-12-31", 30_000_000_000n, 30_000_000_000n],
])("on %s (%s) a straight line plans %s fen, and steps %s", (_, day, straight, steps) => {
  expect(plannedFenAt(line, day)).toBe(straight);
  expect(plannedFenAt(stepped, day)).toBe(steps);
});

test("the plan has a line for each month of the window, and the last is the goal", () => {
  const plan = planOf(stepped);
  expect(plan).toHaveLength(36);
  expect(plan[0]).toEqual({ month: "2016-06", planFen: plannedFenAt(stepped, "2016-06-30") });
  expect(plan[11]).toEqual({ month: "2017-05", planFen: 8_000_000_000n });
  expect(plan.at(-1)).toEqual({ month: "2019-05", planFen: 30_000_000_000n });
  expect(planOf({ ...line, firstOn: "2017-02-28", lastOn: "2017-03-01", goalFen: 3n })).toEqual([
    { month: "2017-02", planFen: 2n },
    { month: "2017-03", planFen: 3n },
  ]);
  expect(planOf({ ...line, firstOn: "0001-01-01", lastOn: "9999-12-31" })).toHaveLength(windowMonthsMax);
});

test("steps that a later goal or window has overtaken are no steps any more", () => {
  const less = { ...stepped, goalFen: 18_000_000_000n, lastOn: "2018-12-31" };
  expect(stepsOf(less)).toEqual([
    { until: "2017-05-31", goalFen: 8_000_000_000n },
    { until: "2018-12-31", goalFen: 18_000_000_000n },
  ]);
  expect(stepsOf({ ...stepped, firstOn: "2017-06-01", lastOn: "2018-05-31" })).toEqual([
    { until: "2018-05-31", goalFen: 30_000_000_000n },
  ]);
  expect(stepsOf({ ...stepped, firstOn: "2017-05-31" })).toHaveLength(3);
});

test("a straight line is the share of the days that have passed, rounded half up", () => {
  const goals = fc.bigInt({ min: 1n, max: 10n ** 14n });
  fc.assert(
    fc.property(goals, fc.integer({ min: 1, max: 2000 }), fc.nat(2500), (goalFen, days, passed) => {
      const programme = {
        goalFen,
        firstOn: "2016-06-01",
        lastOn: addDays("2016-06-01", days - 1),
        tranches: [],
      };
      const asOf = addDays("2016-05-31", passed);
      const share = BigInt(Math.min(daysInclusive("2016-06-01", asOf), days));
      const doubled = plannedFenAt(programme, asOf) * 2n * BigInt(days);
      expect(doubled).toBeGreaterThan(2n * goalFen * share - BigInt(days) - 1n);
      expect(doubled).toBeLessThanOrEqual(2n * goalFen * share + BigInt(days));
    }),
  );
});
