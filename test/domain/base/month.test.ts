import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, isDay } from "#shared/domain/base/day.ts";
import {
  addMonths,
  firstDayOf,
  isMonth,
  lastDayOf,
  monthNumber,
  monthOf,
  monthsBetween,
} from "#shared/domain/base/month.ts";

const anyMonth = fc
  .integer({ min: monthNumber("0001-01"), max: monthNumber("9998-12") })
  .map((number) => addMonths("0001-01", number - monthNumber("0001-01")));

test("a month's last day is followed by the next month's first", () => {
  fc.assert(
    fc.property(anyMonth, (month) => {
      expect(isDay(lastDayOf(month))).toBe(true);
      expect(monthOf(lastDayOf(month))).toBe(month);
      expect(addDays(lastDayOf(month), 1)).toBe(firstDayOf(addMonths(month, 1)));
    }),
  );
});

test("adding months and taking them away again changes nothing", () => {
  fc.assert(
    fc.property(anyMonth, fc.integer({ min: 0, max: 11 }), (month, months) => {
      const later = addMonths(month, months);
      expect(isMonth(later)).toBe(true);
      expect(addMonths(later, -months)).toBe(month);
      expect(monthNumber(later) - monthNumber(month)).toBe(months);
      expect(later >= month).toBe(true);
    }),
  );
});

test.each([
  ["2016-02", "2016-02-29"],
  ["2017-02", "2017-02-28"],
  ["2016-06", "2016-06-30"],
  ["2016-12", "2016-12-31"],
])("%s ends on %s", (month, day) => {
  expect(lastDayOf(month)).toBe(day);
});

test.each(["2016-13", "2016-00", "2016-6", "0000-01", "2016-06-01", ""])("%j is no month", (text) => {
  expect(isMonth(text)).toBe(false);
});

test("the months between two are all of them, ascending, and end also at the last month there is", () => {
  expect(monthsBetween("2016-11", "2017-02")).toEqual(["2016-11", "2016-12", "2017-01", "2017-02"]);
  expect(monthsBetween("2016-06", "2016-06")).toEqual(["2016-06"]);
  expect(monthsBetween("2016-07", "2016-06")).toEqual([]);
  expect(monthsBetween("9999-11", "9999-12")).toEqual(["9999-11", "9999-12"]);
});

test("no month lies after 9999 or before the year 1", () => {
  expect(() => addMonths("9999-12", 1)).toThrow(RangeError);
  expect(() => addMonths("0001-01", -1)).toThrow(RangeError);
});
