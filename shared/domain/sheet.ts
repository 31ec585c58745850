import type { Day } from "./day.ts";
import type { MoneyUnit } from "./money.ts";

/**
 * What a number's format makes of it on the screen beside its digits. `percent`: the text is still the stored fraction.
 * `zeroPaddedTo`: shown with leading noughts up to so many digits. `unit`: the format writes 元 or 万元 behind it.
 * `scaled`: the format shows it divided (by thousands or ten thousands), or writes behind it a unit such as 亿元, 千元 or
 * 美元, so that what people see is not what is stored.
 */
export type NumberShown = {
  percent?: true;
  zeroPaddedTo?: number;
  unit?: MoneyUnit;
  scaled?: true;
};

/**
 * What a cell holds. A number is its shortest exact decimal text (never a float); a day is a number that its format
 * shows as a date, with the number as its text.
 */
export type Cell =
  | { kind: "text"; text: string }
  | { kind: "number"; text: string; shown?: NumberShown }
  | { kind: "day"; day: Day; text: string }
  | { kind: "boolean"; value: boolean }
  | { kind: "error"; text: string };

/** A row that has at least one cell; `row` as Excel numbers it, `cells[0]` is column A, `null` an empty cell. */
export type SheetRow = { row: number; cells: readonly (Cell | null)[]; hidden?: boolean };

/** A merged area, both ends within: rows as Excel numbers them, columns counted from 0. Only its first cell is in the rows. */
export type MergedArea = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number };

/**
 * A sheet of a workbook, in the workbook's order; rows ascending, rows without any cell are left out. `rows` can be gone
 * through any number of times and need not all be in memory at once.
 */
export type Sheet = {
  name: string;
  hidden: boolean;
  rows: Iterable<SheetRow>;
  merges?: readonly MergedArea[];
  /** The columns that are hidden, counted from 0. */
  hiddenColumns?: readonly number[];
};

/** The first rows of a sheet, at most `max`. */
export function firstRows(sheet: Sheet, max: number): SheetRow[] {
  const rows: SheetRow[] = [];
  if (max <= 0) return rows;
  for (const row of sheet.rows) {
    rows.push(row);
    if (rows.length >= max) break;
  }
  return rows;
}

/** The letters of a column counted from 0: A, B, …, Z, AA, … */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The address of a cell as Excel writes it: column counted from 0, row as Excel numbers it. */
export function cellAddress(columnIndex: number, row: number): string {
  return `${columnLetters(columnIndex)}${row}`;
}
