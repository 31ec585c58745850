import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dayFromExcelSerial,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysInclusive,
  isDay,
  shanghaiDayOf,
} from "#shared/domain/base/day.ts";

const anyNumber = fc.integer({ min: dayNumber("0001-01-01"), max: dayNumber("9999-12-31") });

describe("a day's number", () => {
  test("is that of the platform's calendar, on every day", () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const day = dayFromNumber(number);
        expect(dayNumber(day)).toBe(number);
        expect(isDay(day)).toBe(true);
        expect(new Date(number * 86_400_000).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });

  test("orders days as their texts do", () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        expect(Math.sign(a - b)).toBe(dayFromNumber(a) < dayFromNumber(b) ? -1 : a === b ? 0 : 1);
      }),
    );
  });

  test("has no day before the year 1 or after 9999", () => {
    expect(() => addDays("0001-01-01", -1)).toThrow(RangeError);
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
  });
});

test.each([
  ["2016-02-29", true],
  ["2015-02-29", false],
  ["1900-02-29", false],
  ["2000-02-29", true],
  ["2016-04-31", false],
  ["2016-13-01", false],
  ["2016-00-10", false],
  ["2016-6-5", false],
  ["２０１６-06-05", false],
  ["2016-06-05 ", false],
  ["0000-01-01", false],
])("%s is a day of the calendar: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test.each([
  [2016, 6, 1.5],
  [2016, 6, Number.NaN],
  [2016.5, 6, 1],
  [2016, 6.5, 1],
  [2016, 6, 31],
  [2016, 6, 0],
])("%s, %s and %s make no day", (year, month, dayOfMonth) => {
  expect(dayOf(year, month, dayOfMonth)).toBeUndefined();
});

test.each([
  [42_500, "2016-05-10"],
  [42_500.999, "2016-05-10"],
  [1, "1900-01-01"],
  [59, "1900-02-28"],
  [60, undefined],
  [60.5, undefined],
  [61, "1900-03-01"],
  [2_958_465, "9999-12-31"],
  [2_958_466, undefined],
  [42_521.9999999999, "2016-06-01"],
  [42_521.99999999, "2016-06-01"],
  [42_521 + 86_399.999 / 86_400, "2016-05-31"],
  [42_521.9999, "2016-05-31"],
  [42_522.000000001, "2016-06-01"],
  [59.9999999999, undefined],
  [0, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
])("Excel's serial %s is %s", (serial, day) => {
  expect(dayFromExcelSerial(serial)).toBe(day);
});

test.each([
  [0, "1904-01-01"],
  [41_038, "2016-05-10"],
  [60, "1904-03-01"],
  [-1, undefined],
  [2_957_003, "9999-12-31"],
  [2_957_004, undefined],
])("in the calendar of 1904 the serial %s is %s", (serial, day) => {
  expect(dayFromExcelSerial(serial, true)).toBe(day);
});

test("an Excel serial follows on the day before, but for the 29 February 1900", () => {
  fc.assert(
    fc.property(fc.integer({ min: 62, max: 2_958_465 }), (serial) => {
      expect(dayFromExcelSerial(serial)).toBe(addDays(dayFromExcelSerial(serial - 1) as string, 1));
    }),
  );
});

test.each([
  ["2016-06-30T15:59:59.999Z", "2016-06-30"],
  ["2016-06-30T16:00:00.000Z", "2016-07-01"],
  ["2016-02-28T16:00:00.000Z", "2016-02-29"],
  ["2016-12-31T16:00:00.000Z", "2017-01-01"],
  ["2016-07-01T00:00:00.000Z", "2016-07-01"],
])("at %s it is %s in Shanghai", (instant, day) => {
  expect(shanghaiDayOf(instant)).toBe(day);
});

test("the day in Shanghai is the one that the platform's time zone rules give since 1992", () => {
  const shanghai = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });
  const min = new Date("1992-01-01T00:00:00Z");
  const max = new Date("2099-12-31T00:00:00Z");
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
      expect(shanghaiDayOf(date.toISOString())).toBe(shanghai.format(date));
    }),
  );
});

test("days are counted with both ends", () => {
  expect(daysInclusive("2016-06-01", "2016-06-01")).toBe(1);
  expect(daysInclusive("2016-06-01", "2019-05-31")).toBe(1095);
  expect(daysInclusive("2016-06-02", "2016-06-01")).toBe(0);
});
