import type { Day } from "../day.ts";
import { dayOf } from "../day.ts";
import { lastDayOf } from "../month.ts";
import type { SheetRow } from "../sheet.ts";
import { readDay } from "./read-day.ts";
import { cellText, compact, isBlank } from "./text.ts";

const label = /(?:数据日期|数据日|截止日期|截至日期|截止日|截至日|统计日期|截止|截至)[::]?(.*)$/;
const monthInTitle = /(20\d{2})年(0?[1-9]|1[0-2])月(?!\d*日?[-~至])/;
const monthInName =
  /(?<!\d)(20\d{2})[-._年]?(0[1-9]|1[0-2]|[1-9](?=[-._月]))(?:[-._月]?(0[1-9]|[12]\d|3[01])(?!\d))?(?!\d)/;

/**
 * The day as of which a book states its figures, or `undefined` when nothing says so: a line 数据日期 above the header,
 * else the month in a title above it, else the month or day in the sheet's or the file's name (a month means its last day).
 */
export function findDataDay(
  sheetName: string,
  rowsAbove: readonly SheetRow[],
  fileName: string,
): Day | undefined {
  let titled: Day | undefined;
  for (const row of rowsAbove) {
    for (const [index, cell] of row.cells.entries()) {
      const text = compact(cellText(cell));
      const rest = label.exec(text)?.[1];
      if (rest !== undefined) {
        const next = row.cells.slice(index + 1).find((other) => !isBlank(other));
        const stated = rest === "" ? next : ({ kind: "text", text: rest } as const);
        const day = stated === null || stated === undefined ? undefined : readDay(stated);
        if (day !== undefined) return day;
      }
      const month = monthInTitle.exec(text);
      if (month !== null && titled === undefined) titled = lastOfMonth(month[1], month[2]);
    }
  }
  return titled ?? namedDay(sheetName) ?? namedDay(fileName);
}

function namedDay(name: string): Day | undefined {
  const match = monthInName.exec(compact(name));
  if (match === null) return undefined;
  const [, year, month, dayOfMonth] = match;
  return dayOfMonth === undefined
    ? lastOfMonth(year, month)
    : dayOf(Number(year), Number(month), Number(dayOfMonth));
}

function lastOfMonth(year: string | undefined, month: string | undefined): Day {
  return lastDayOf(`${year}-${String(month).padStart(2, "0")}`);
}
