import type { Day } from "./day.ts";

/**
 * What a cell holds. A number is its shortest exact decimal text (never a float), with `percent` when it is shown as
 * one (the text is then still the stored fraction); a day is a number that its format shows as a date.
 */
export type Cell =
  | { kind: "text"; text: string }
  | { kind: "number"; text: string; percent?: boolean }
  | { kind: "day"; day: Day; text: string }
  | { kind: "boolean"; value: boolean }
  | { kind: "error"; text: string };

/** A row that has at least one cell; `row` as Excel numbers it, `cells[0]` is column A, `null` an empty cell. */
export type SheetRow = { row: number; cells: readonly (Cell | null)[]; hidden?: boolean };

/** A sheet of a workbook, in the workbook's order; rows ascending, rows without any cell are left out. */
export type Sheet = { name: string; hidden: boolean; rows: readonly SheetRow[] };

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
