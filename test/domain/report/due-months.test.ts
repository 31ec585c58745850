import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantMs, instantOfMs } from "#shared/domain/instant.ts";
import {
  type DueMonths,
  defaultReportTime,
  dueMonthsOf,
  type ReportTime,
} from "#shared/domain/report/due-months.ts";

const at = (reportDay: number, reportHour: number): ReportTime => ({ reportDay, reportHour });
const next = (month: string, dueAt: string) => ({ month, dueAt });

describe("a month's report is due from the set day and hour of the next month in Shanghai", () => {
  test.each<[string, ReportTime, DueMonths]>([
    [
      "2016-07-31T15:59:59.999Z",
      at(1, 8),
      { missing: [], next: next("2016-07", "2016-08-01T00:00:00.000Z") },
    ],
    [
      "2016-07-31T16:00:00.000Z",
      at(1, 8),
      { missing: [], next: next("2016-07", "2016-08-01T00:00:00.000Z") },
    ],
    [
      "2016-07-31T23:00:00.000Z",
      at(1, 8),
      { missing: [], next: next("2016-07", "2016-08-01T00:00:00.000Z") },
    ],
    [
      "2016-07-31T23:59:59.999Z",
      at(1, 8),
      { missing: [], next: next("2016-07", "2016-08-01T00:00:00.000Z") },
    ],
    [
      "2016-08-01T00:00:00.000Z",
      at(1, 8),
      { missing: ["2016-07"], next: next("2016-08", "2016-09-01T00:00:00.000Z") },
    ],
    [
      "2016-07-31T15:59:59.999Z",
      at(1, 0),
      { missing: [], next: next("2016-07", "2016-07-31T16:00:00.000Z") },
    ],
    [
      "2016-07-31T16:00:00.000Z",
      at(1, 0),
      { missing: ["2016-07"], next: next("2016-08", "2016-08-31T16:00:00.000Z") },
    ],
    [
      "2016-08-28T14:59:59.999Z",
      at(28, 23),
      { missing: [], next: next("2016-07", "2016-08-28T15:00:00.000Z") },
    ],
    [
      "2016-08-28T15:00:00.000Z",
      at(28, 23),
      { missing: ["2016-07"], next: next("2016-08", "2016-09-28T15:00:00.000Z") },
    ],
  ])("%s %o", (now, time, due) => {
    expect(dueMonthsOf("2016-06-30T16:00:00.000Z", now, [], time)).toEqual(due);
  });

  test.each([
    ["2020-02-29T15:59:59.999Z", "2020-02", "2020-03-01T00:00:00.000Z", []],
    ["2020-02-29T16:00:00.000Z", "2020-02", "2020-03-01T00:00:00.000Z", []],
    ["2020-03-01T00:00:00.000Z", "2020-03", "2020-04-01T00:00:00.000Z", ["2020-02"]],
  ])("with a 29 February, at %s", (now, month, dueAt, missing) => {
    expect(dueMonthsOf("2020-02-01T00:00:00.000Z", now, [], defaultReportTime)).toEqual({
      missing,
      next: next(month, dueAt),
    });
  });

  test.each([
    ["2020-02-28T14:59:59.999Z", []],
    ["2020-02-28T15:00:00.000Z", ["2020-01"]],
  ])("on the last day and hour of a February that may be set, at %s", (now, missing) => {
    expect(dueMonthsOf("2020-01-01T00:00:00.000Z", now, [], at(28, 23)).missing).toEqual(missing);
  });
});

test("missed months are told oldest first, and a month published by hand before it was due is not due again", () => {
  const due = (now: string, published: string[]) =>
    dueMonthsOf("2016-06-30T16:00:00.000Z", now, published, at(10, 9));

  expect(due("2016-12-10T01:00:00.000Z", ["2016-08", "2016-10"])).toEqual({
    missing: ["2016-07", "2016-09", "2016-11"],
    next: next("2016-12", "2017-01-10T01:00:00.000Z"),
  });
  expect(due("2016-08-01T00:00:00.000Z", ["2016-07"])).toEqual({
    missing: [],
    next: next("2016-08", "2016-09-10T01:00:00.000Z"),
  });
});

test("the month that was over when the ledger began is not owed, though its day comes later", () => {
  expect(dueMonthsOf("2016-07-31T16:00:00.000Z", "2016-08-20T00:00:00.000Z", [], at(15, 8))).toEqual({
    missing: [],
    next: next("2016-08", "2016-09-15T00:00:00.000Z"),
  });
});

test("an empty ledger owes nothing", () => {
  const empty = dueMonthsOf(undefined, "2016-12-02T00:00:00.000Z", [], defaultReportTime);
  expect(empty).toEqual({ missing: [], next: undefined });
});

test("asked each hour over a year, each month is due once, in the hour that is set", () => {
  const shanghai = new Intl.DateTimeFormat("sv", {
    timeZone: "Asia/Shanghai",
    dateStyle: "short",
    timeStyle: "short",
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 2016, max: 2021 }),
      (reportDay, reportHour, year) => {
        const beganAt = `${year - 1}-12-31T16:00:00.000Z`;
        const published: string[] = [];
        const publishedAt: string[] = [];
        for (let hour = 0; hour < 396 * 24; hour++) {
          const now = instantOfMs(instantMs(beganAt) + hour * 3_600_000);
          for (const month of dueMonthsOf(beganAt, now, published, at(reportDay, reportHour)).missing) {
            published.push(month);
            publishedAt.push(shanghai.format(new Date(now)));
          }
        }
        const two = (number: number) => String(number).padStart(2, "0");
        const monthOfYear = (index: number) => `${year + Math.floor(index / 12)}-${two((index % 12) + 1)}`;
        expect(published).toEqual(Array.from({ length: 12 }, (_, index) => monthOfYear(index)));
        expect(publishedAt).toEqual(
          published.map((_, index) => `${monthOfYear(index + 1)}-${two(reportDay)} ${two(reportHour)}:00`),
        );
      },
    ),
    { numRuns: 12 },
  );
});
