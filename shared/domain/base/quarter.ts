import { addMonths, lastDayOf, type Month, monthNumber } from "./month.ts";

/** A quarter of a calendar year as `2016Q2`; quarters compare and sort as text. */
export type Quarter = string;

const quarterPattern = /^\d{4}Q[1-4]$/;

/** Tells whether a text is a quarter of the years 0001 to 9999. */
export function isQuarter(text: string): boolean {
  return quarterPattern.test(text) && !text.startsWith("0000");
}

/** The quarter a month lies in. */
export function quarterOf(month: Month): Quarter {
  return `${month.slice(0, 4)}Q${Math.floor((monthNumber(month) % 12) / 3) + 1}`;
}

/** The three months of a quarter. */
export function monthsOfQuarter(quarter: Quarter): [Month, Month, Month] {
  const first = addMonths(`${quarter.slice(0, 4)}-01`, (Number(quarter.slice(5)) - 1) * 3);
  return [first, addMonths(first, 1), addMonths(first, 2)];
}

/** The last day of a quarter. */
export function lastDayOfQuarter(quarter: Quarter): string {
  return lastDayOf(monthsOfQuarter(quarter)[2]);
}

/** Tells whether a month is the last of its quarter. */
export function endsQuarter(month: Month): boolean {
  return monthNumber(month) % 3 === 2;
}

/** The quarter a number of quarters later, or earlier when negative. */
export function addQuarters(quarter: Quarter, quarters: number): Quarter {
  return quarterOf(addMonths(monthsOfQuarter(quarter)[0], quarters * 3));
}

/** `2016年第二季度` of `2016Q2`. */
export function quarterText(quarter: Quarter): string {
  return `${Number(quarter.slice(0, 4))}年第${"一二三四"[Number(quarter.slice(5)) - 1]}季度`;
}
