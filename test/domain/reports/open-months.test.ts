import { expect, test } from "vitest";
import { isMadeLater } from "#shared/domain/reports/made-later.ts";
import { openMonthsOf } from "#shared/domain/reports/open-months.ts";

const bank = (dataOn: string | null) => ({ dataOn });
const programme = { firstOn: "2016-06-01", lastOn: "2016-08-31" };
const open = (
  banks: ReturnType<typeof bank>[],
  lent: string[],
  published: string[] = [],
  today = "2017-02-03",
) => openMonthsOf({ programme, today, banks, lent, published: published.map((month) => ({ month })) });

test.each([
  ["nothing while nothing is told", [bank(null)], [], [], []],
  [
    "up to the month of the latest data",
    [bank("2016-06-30"), bank("2016-07-10")],
    ["2016-06"],
    [],
    ["2016-06", "2016-07"],
  ],
  [
    "up to the latest loan where books state no day",
    [bank(null)],
    ["2016-06", "2016-08"],
    ["2016-07"],
    ["2016-06", "2016-08"],
  ],
  [
    "after the window the quarters alone",
    [bank("2017-01-31")],
    [],
    ["2016-06", "2016-07"],
    ["2016-08", "2016-09", "2016-12"],
  ],
  ["none twice", [bank("2016-07-31")], [], ["2016-06", "2016-07"], []],
  ["nothing before the first month", [bank("2016-05-31")], ["2016-05"], [], []],
])("offers %s", (_, banks, lent, published, months) => {
  expect(open(banks, lent, published)).toEqual(months);
});

test("offers no month that is not over", () => {
  expect(open([bank("2016-08-02")], [], [], "2016-08-31")).toEqual(["2016-06", "2016-07"]);
});

test("a report is made later from the 121st day after its month on, by the clocks of Shanghai", () => {
  expect(isMadeLater({ month: "2016-06", publishedAt: "2016-10-28T15:59:59.999Z" })).toBe(false);
  expect(isMadeLater({ month: "2016-06", publishedAt: "2016-10-28T16:00:00.000Z" })).toBe(true);
});
