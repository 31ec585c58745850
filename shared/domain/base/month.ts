import { type Day, daysInMonth } from "./day.ts";

/** A calendar month as `YYYY-MM`; months compare and sort as text. */
export type Month = string;

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Tells whether a text is a month of the years 0001 to 9999. */
export function isMonth(text: string): boolean {
  return monthPattern.test(text) && !text.startsWith("0000");
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The first day of a month. */
export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

/** The last day of a month. */
export function lastDayOf(month: Month): Day {
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return `${month}-${String(length).padStart(2, "0")}`;
}

/** The number of months since 0000-01: months that follow one another have numbers that do. */
export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The month a number of months later, or earlier when negative. Throws a RangeError outside the years 0001 to 9999. */
export function addMonths(month: Month, months: number): Month {
  const number = monthNumber(month) + months;
  const year = Math.floor(number / 12);
  if (year < 1 || year > 9999) throw new RangeError(`no month lies ${months} months after ${month}`);
  return `${String(year).padStart(4, "0")}-${String(number - year * 12 + 1).padStart(2, "0")}`;
}

/** Every month from the first to the last, both included; none when the last lies before the first. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const length = Math.max(monthNumber(last) - monthNumber(first) + 1, 0);
  return Array.from({ length }, (_, index) => addMonths(first, index));
}
