import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantMs, instantOfMs } from "#shared/domain/base/instant.ts";
import { defaultReportTime, type ReportTime } from "#shared/domain/programme/report-time.ts";
import { type DueBasis, type DueMonths, dueMonthsOf } from "#shared/domain/reports/due-months.ts";

const at = (reportDay: number, reportHour: number): ReportTime => ({
  reportDay,
  reportHour,
  reportDeadlineDay: 15,
});
const next = (month: string, dueAt: string) => ({ month, dueAt });
const bank = (bankId: string, dataOn: string | null, lastCommittedAt: string | null = null) => ({
  bankId,
  name: bankId,
  dataOn,
  lastCommittedAt,
});

/** What is due where the data of every bank is in, or reaches as far as is said. */
function dueOf(
  firstKnownAt: string | undefined,
  now: string,
  published: readonly string[],
  time: ReportTime,
  banks: DueBasis["banks"] = [],
): DueMonths {
  return dueMonthsOf({
    ...{ firstKnownAt, now, time, banks, lastOn: "9999-12-31" },
    published: published.map((month) => ({ month, revision: 1 })),
  });
}

describe("a month's report is due from the set day and hour of the next month in Shanghai", () => {
  test.each<[string, ReportTime, DueMonths]>([
    [
      "2016-07-31T15:59:59.999Z",
      at(1, 8),
      { missing: [], waiting: [], revisions: [], next: next("2016-07", "2016-08-01T00:00:00.000Z") },
    ],
    [
      "2016-07-31T16:00:00.000Z",
      at(1, 8),
      { missing: [], waiting: [], revisions: [], next: next("2016-07", "2016-08-01T00:00:00.000Z") },
    ],
    [
      "2016-07-31T23:00:00.000Z",
      at(1, 8),
      { missing: [], waiting: [], revisions: [], next: next("2016-07", "2016-08-01T00:00:00.000Z") },
    ],
    [
      "2016-07-31T23:59:59.999Z",
      at(1, 8),
      { missing: [], waiting: [], revisions: [], next: next("2016-07", "2016-08-01T00:00:00.000Z") },
    ],
    [
      "2016-08-01T00:00:00.000Z",
      at(1, 8),
      { missing: ["2016-07"], waiting: [], revisions: [], next: next("2016-08", "2016-09-01T00:00:00.000Z") },
    ],
    [
      "2016-07-31T15:59:59.999Z",
      at(1, 0),
      { missing: [], waiting: [], revisions: [], next: next("2016-07", "2016-07-31T16:00:00.000Z") },
    ],
    [
      "2016-07-31T16:00:00.000Z",
      at(1, 0),
      { missing: ["2016-07"], waiting: [], revisions: [], next: next("2016-08", "2016-08-31T16:00:00.000Z") },
    ],
    [
      "2016-08-28T14:59:59.999Z",
      at(28, 23),
      { missing: [], waiting: [], revisions: [], next: next("2016-07", "2016-08-28T15:00:00.000Z") },
    ],
    [
      "2016-08-28T15:00:00.000Z",
      at(28, 23),
      { missing: ["2016-07"], waiting: [], revisions: [], next: next("2016-08", "2016-09-28T15:00:00.000Z") },
    ],
  ])("%s %o", (now, time, due) => {
    expect(dueOf("2016-06-30T16:00:00.000Z", now, [], time)).toEqual(due);
  });

  test.each([
    ["2020-02-29T15:59:59.999Z", "2020-02", "2020-03-01T00:00:00.000Z", []],
    ["2020-02-29T16:00:00.000Z", "2020-02", "2020-03-01T00:00:00.000Z", []],
    ["2020-03-01T00:00:00.000Z", "2020-03", "2020-04-01T00:00:00.000Z", ["2020-02"]],
  ])("with a 29 February, at %s", (now, month, dueAt, missing) => {
    expect(dueOf("2020-02-01T00:00:00.000Z", now, [], defaultReportTime)).toEqual({
      missing,
      waiting: [],
      revisions: [],
      next: next(month, dueAt),
    });
  });

  test.each([
    ["2020-02-28T14:59:59.999Z", []],
    ["2020-02-28T15:00:00.000Z", ["2020-01"]],
  ])("on the last day and hour of a February that may be set, at %s", (now, missing) => {
    expect(dueOf("2020-01-01T00:00:00.000Z", now, [], at(28, 23)).missing).toEqual(missing);
  });
});

test("missed months are told oldest first, and a month published by hand before it was due is not due again", () => {
  const due = (now: string, published: string[]) =>
    dueOf("2016-06-30T16:00:00.000Z", now, published, at(10, 9));

  expect(due("2016-12-10T01:00:00.000Z", ["2016-08", "2016-10"])).toEqual({
    missing: ["2016-07", "2016-09", "2016-11"],
    waiting: [],
    revisions: [],
    next: next("2016-12", "2017-01-10T01:00:00.000Z"),
  });
  expect(due("2016-08-01T00:00:00.000Z", ["2016-07"])).toEqual({
    missing: [],
    waiting: [],
    revisions: [],
    next: next("2016-08", "2016-09-10T01:00:00.000Z"),
  });
});

test("the month that was over when the ledger began is not owed, though its day comes later", () => {
  expect(dueOf("2016-07-31T16:00:00.000Z", "2016-08-20T00:00:00.000Z", [], at(15, 8))).toEqual({
    missing: [],
    waiting: [],
    revisions: [],
    next: next("2016-08", "2016-09-15T00:00:00.000Z"),
  });
});

describe("after the month in which the window ends", () => {
  const due = (now: string, settledIn?: string) =>
    dueMonthsOf({
      ...{ firstKnownAt: "2018-12-31T16:00:00.000Z", now, time: defaultReportTime, banks: [], settledIn },
      lastOn: "2019-05-15",
      published: ["2019-01", "2019-02", "2019-03", "2019-04"].map((month) => ({ month, revision: 1 })),
    }).missing;

  test("its own month has a report, and then the last of each quarter", () => {
    expect(due("2020-01-02T00:00:00.000Z")).toEqual(["2019-05", "2019-06", "2019-09", "2019-12"]);
  });

  test("there is none behind the quarter in which the last loan was settled", () => {
    expect(due("2020-01-02T00:00:00.000Z", "2019-07")).toEqual(["2019-05", "2019-06", "2019-09"]);
    expect(due("2020-01-02T00:00:00.000Z", "2019-06")).toEqual(["2019-05", "2019-06"]);
    expect(due("2020-01-02T00:00:00.000Z", "2019-04")).toEqual(["2019-05", "2019-06"]);
  });
});

test("an empty ledger owes nothing", () => {
  const empty = dueOf(undefined, "2016-12-02T00:00:00.000Z", [], defaultReportTime);
  expect(empty).toEqual({ missing: [], waiting: [], revisions: [], next: undefined });
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
          for (const month of dueOf(beganAt, now, published, at(reportDay, reportHour)).missing) {
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

describe("a month whose data is not in", () => {
  const began = "2016-06-30T16:00:00.000Z";
  const due = (now: string, banks: DueBasis["banks"], time = defaultReportTime) =>
    dueOf(began, now, ["2016-06"], time, banks);

  test.each([
    ["no file states a day", null],
    ["the latest states the day before the month's last", "2016-07-30"],
  ])("waits until eight in the morning of the 15th in Shanghai when %s", (_, dataOn) => {
    const banks = [bank("A", dataOn)];
    const waiting = [
      {
        month: "2016-07",
        until: "2016-08-15T00:00:00.000Z",
        banks: [{ bankId: "A", name: "A", dataOn }],
      },
    ];

    expect(due("2016-08-01T00:00:00.000Z", banks)).toMatchObject({ missing: [], waiting });
    expect(due("2016-08-14T23:59:59.999Z", banks)).toMatchObject({ missing: [], waiting });
    expect(due("2016-08-15T00:00:00.000Z", banks)).toMatchObject({
      missing: ["2016-07"],
      waiting: [],
      revisions: [],
    });
  });

  test("is missing as soon as the last bank's data reaches its last day, and no longer ago than that", () => {
    const banks = [bank("A", "2016-08-03"), bank("B", "2016-07-31", "2016-08-09T03:00:00.000Z")];

    expect(due("2016-08-09T03:00:00.000Z", banks).missing).toEqual(["2016-07"]);
    expect(due("2016-08-09T02:59:59.999Z", banks).missing).toEqual([]);
  });

  test("waits for the banks alone whose data is not in", () => {
    const { waiting } = due("2016-08-02T00:00:00.000Z", [
      bank("A", "2016-07-31"),
      bank("B", "2016-06-30"),
      bank("C", null),
    ]);

    expect(waiting.map(({ banks }) => banks.map(({ bankId }) => bankId))).toEqual([["B", "C"]]);
  });

  test("does not wait where its report is due after the 15th", () => {
    const banks = [bank("A", null)];

    expect(due("2016-08-19T23:59:59.999Z", banks, at(20, 8))).toMatchObject({
      missing: [],
      waiting: [],
      revisions: [],
    });
    expect(due("2016-08-20T00:00:00.000Z", banks, at(20, 8)).missing).toEqual(["2016-07"]);
  });

  test("waits by itself: months before it that are past their 15th do not", () => {
    const { missing, waiting } = due("2016-10-03T00:00:00.000Z", [bank("A", "2016-06-30")]);

    expect(missing).toEqual(["2016-07", "2016-08"]);
    expect(waiting.map(({ month }) => month)).toEqual(["2016-09"]);
  });
});
