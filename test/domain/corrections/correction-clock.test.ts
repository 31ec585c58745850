import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, shanghaiDayOf, shanghaiDayStart } from "#shared/domain/base/day.ts";
import {
  clockSince,
  correctionClockOf,
  correctionColours,
  openedWithin,
} from "#shared/domain/corrections/correction-clock.ts";
import { defaultCorrectionTerms as terms } from "#shared/domain/programme/correction-terms.ts";
import { correctionWith } from "#test/support/corrections.ts";

const openedAt = "2016-11-01T02:00:00.000Z";

describe("the clock of a correction request", () => {
  test.each([
    ["2016-11-01", 5, undefined],
    ["2016-11-03", 3, undefined],
    ["2016-11-04", 2, "blue"],
    ["2016-11-06", 0, "blue"],
    ["2016-11-07", -1, "yellow"],
    ["2016-11-11", -5, "yellow"],
    ["2016-11-12", -6, "red"],
    ["2017-11-12", -371, "red"],
  ])("on %s has %i days left and is %s", (today, daysLeft, colour) => {
    expect(clockSince(openedAt, today, terms)).toEqual({ dueOn: "2016-11-06", daysLeft, colour });
  });

  test("counts from the day in Shanghai, which begins at 16:00 in UTC", () => {
    expect(clockSince("2016-11-01T15:59:59.999Z", "2016-11-02", terms).dueOn).toBe("2016-11-06");
    expect(clockSince("2016-11-01T16:00:00.000Z", "2016-11-02", terms).dueOn).toBe("2016-11-07");
    expect(clockSince("2016-12-31T16:00:00.000Z", "2017-01-01", terms)).toMatchObject({ daysLeft: 5 });
  });

  test("runs only while an answer is owed, and anew from a reopening", () => {
    const raised = { kind: "raised", at: openedAt } as const;
    const answered = { kind: "answered", at: "2016-11-03T02:00:00.000Z" } as const;
    const reopened = { kind: "reopened", at: "2016-11-20T02:00:00.000Z" } as const;

    expect(correctionClockOf(correctionWith([raised]), "2016-11-20", terms)?.colour).toBe("red");
    expect(correctionClockOf(correctionWith([raised, answered]), "2016-11-20", terms)).toBeUndefined();
    expect(correctionClockOf(correctionWith([raised, answered, reopened]), "2016-11-20", terms)).toEqual({
      dueOn: "2016-11-25",
      daysLeft: 5,
      colour: undefined,
    });
  });

  test("has a colour exactly when the request was opened within the span of that colour", () => {
    const today = "2016-11-20";
    const term = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        fc.record({ answerDays: term, nearDays: term, lateDays: term }),
        fc.integer({ min: -2000, max: 10 }),
        fc.integer({ min: 0, max: 86_399_999 }),
        (someTerms, days, ms) => {
          const instant = new Date(Date.parse(shanghaiDayStart(addDays(today, days))) + ms).toISOString();
          const { colour } = clockSince(instant, today, someTerms);
          const within = correctionColours.filter((one) => {
            const { from = "0", before = "~" } = openedWithin(one, today, someTerms);
            return from <= instant && instant < before;
          });
          expect(within).toEqual(colour === undefined ? [] : [colour]);
        },
      ),
    );
  });
});

test("a day begins in Shanghai at the first instant that lies in it", () => {
  for (const day of ["2016-03-01", "2017-01-01", "2016-02-29"]) {
    const start = shanghaiDayStart(day);
    const before = new Date(Date.parse(start) - 1).toISOString();

    expect([shanghaiDayOf(before), shanghaiDayOf(start)]).toEqual([addDays(day, -1), day]);
  }
});
