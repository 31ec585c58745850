import type { Day } from "./day.ts";
import type { MoneyUnit } from "./money.ts";

/**
 * How a number's format shows it, beyond its digits. `percent`: the text is still the stored fraction. `zeroPaddedTo`:
 * shown with leading zeros up to this many digits. `unit`: followed by 元 or 万元. `scaled`: shown divided (by thousands
 * or ten thousands) or followed by a unit such as 亿元, 千元 or 美元, so that people see another number than the stored one.
 */
export type NumberShown = {
  percent?: true;
  zeroPaddedTo?: number;
  unit?: MoneyUnit;
  scaled?: true;
  /** The format's digits and the characters it writes between them, for a number that is really a code: `"PSBC"000000`. */
  template?: string;
  /**
   * The stored result of a formula that may never have been calculated: 0, or whatever it is where the book asks to be
   * calculated.
   */
  uncalculated?: true;
};

/** The text of an error cell for a formula that was saved without a result. */
export const formulaWithoutResult = "#公式无结果";

/** How a part of a text is set apart from what the cell says: a footnote mark, a value struck out, or characters nobody sees. */
export const textMarks = ["superscript", "subscript", "struck", "hidden"] as const;
export type TextMark = (typeof textMarks)[number];

/**
 * What a cell holds. A number is its shortest exact decimal text (never a float); a day is a number that its format
 * shows as a date, with the number as its text. A rich text is whole; `marks` says what parts of it are.
 */
export type Cell =
  | { kind: "text"; text: string; marks?: readonly TextMark[] }
  | { kind: "number"; text: string; shown?: NumberShown }
  | { kind: "day"; day: Day; text: string }
  | { kind: "boolean"; value: boolean }
  | { kind: "error"; text: string };

/** A row that has at least one cell; `row` as Excel numbers it, `cells[0]` is column A, `null` an empty cell. */
export type SheetRow = {
  row: number;
  cells: readonly (Cell | null)[];
  hidden?: boolean;
  /** The line of the file in which it begins, as an editor counts them; only a record of a delimited text has one. */
  line?: number;
  /** How many fields such a record has, including empty ones after its last cell. */
  fields?: number;
  /** A quote in it belongs to nothing, so that where its fields begin and end is a guess. */
  strayQuote?: true;
};

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
  /** Days are counted from 1904, also those of numbers that no format shows as days. */
  epoch1904?: true;
  /**
   * The book asks to be calculated when it is opened, or nothing says that it ever was: a stored 0 or nothing may be no
   * formula's result.
   */
  toBeCalculated?: true;
  /** Of the records of a delimited text, how many have how many fields. */
  recordWidths?: ReadonlyMap<number, number>;
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
