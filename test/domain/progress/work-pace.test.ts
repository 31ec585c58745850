import { describe, expect, test } from "vitest";
import { aboutDuration } from "../../../web/src/format/duration.ts";
import { nextPace, secondsLeft, type WorkPace } from "../../../web/src/format/work-pace.ts";

/** The pace after a run of amounts done, one a second. */
function paceOf(amounts: readonly number[]): WorkPace | undefined {
  return amounts.reduce<WorkPace | undefined>(
    (pace, done, second) => nextPace(pace, done, second * 1000),
    undefined,
  );
}

describe("the pace of work", () => {
  test("that goes on evenly is what it is, and the rest takes as long as it says", () => {
    const pace = paceOf([0, 100, 200, 300, 400]);

    expect(pace?.perSecond).toBeCloseTo(100);
    expect(secondsLeft(pace, 1000)).toBeCloseTo(6);
  });

  test("smooths a jump, and comes near a new pace in some seconds", () => {
    const jump = paceOf([0, 100, 200, 300, 1300]);
    expect(jump?.perSecond).toBeGreaterThan(100);
    expect(jump?.perSecond).toBeLessThan(500);

    const settled = paceOf([0, 100, 200, ...Array.from({ length: 15 }, (_, index) => 1200 + index * 1000)]);
    expect(settled?.perSecond).toBeGreaterThan(900);
  });

  test("is not told of one moment, of work that stands still or is done, and begins anew when the work does", () => {
    expect(secondsLeft(paceOf([100]), 1000)).toBeUndefined();
    expect(secondsLeft(paceOf([0, 0, 0]), 1000)).toBeUndefined();
    expect(secondsLeft(paceOf([0, 1000]), 1000)).toBeUndefined();
    expect(secondsLeft(undefined, 1000)).toBeUndefined();
    expect(paceOf([0, 500, 0])).toEqual({ atMs: 2000, done: 0 });
  });
});

test("a stretch of time is said as one would say it", () => {
  expect([3, 12, 59, 61, 600, 5400, 7300].map(aboutDuration)).toEqual([
    "不到 10 秒",
    "约 15 秒",
    "约 60 秒",
    "约 2 分钟",
    "约 10 分钟",
    "约 2 小时",
    "约 2 小时",
  ]);
});
