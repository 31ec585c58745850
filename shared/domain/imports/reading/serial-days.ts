import { addDays, type Day } from "#shared/domain/base/day.ts";
import type { Cell, SheetRow } from "#shared/domain/base/sheet.ts";
import { cellText } from "./text.ts";

const serial = /^\d{5}(?:\.\d+)?$/;
const sampledMax = 200;
/** Where so few cells of a column of days are bare serial numbers, one far from all others may be an amount. */
const strayShareMax = 0.5;
const farDays = 366;
const possible = { first: "1990-01-01", last: "2101-01-01" };

/** The days between which a bare serial number is one of the days of its column; `undefined` where any is. */
export type SerialSpan = { first: Day; last: Day } | undefined;

/**
 * The span of a column whose days are nearly all written as such: 34000 among those of 2016 is an amount that was
 * exchanged with a day, and no day of 1993.
 */
export function serialSpan(
  rows: Iterable<SheetRow>,
  { lastHeaderRow, index }: { lastHeaderRow: number; index: number },
  dayOf: (cell: Cell) => Day | undefined,
): SerialSpan {
  const days: Day[] = [];
  let seen = 0;
  for (const { row, cells } of rows) {
    const cell = cells[index];
    if (row <= lastHeaderRow || cell === null || cell === undefined) continue;
    seen += 1;
    const day = isBareSerial(cell) ? undefined : dayOf(cell);
    if (day !== undefined && day > possible.first && day < possible.last) days.push(day);
    if (seen === sampledMax) break;
  }
  days.sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || seen - days.length > seen * strayShareMax)
    return undefined;
  return { first: addDays(first, -farDays), last: addDays(last, farDays) };
}

/** Tells whether a cell says nothing but a bare serial number. */
export function isBareSerial(cell: Cell): boolean {
  return (cell.kind === "number" || cell.kind === "text") && serial.test(cellText(cell));
}
