import type { Field, Truth } from "./truth.ts";

/** The kinds of file that a book is written as. */
export const formats = ["xlsx", "csv", "html", "xml", "xls", "ods"] as const;
export type Format = (typeof formats)[number];

/** A piece of a rich text; `mark` sets it apart from what the cell says. */
export type Run = { text: string; mark?: "superscript" | "subscript" | "struck" | "hidden" | "bold" };

/**
 * A cell as an office writes it. A number is its decimal text; `format` is its number format, `shown` what a CSV of it
 * has. `formula`: the number is what the formula came to; `blank` when it was never calculated. `raw` goes into a CSV as
 * it stands, quotes and delimiters included.
 */
export type BookCell =
  | { kind: "text"; text: string; runs?: readonly Run[] | undefined; formula?: true | undefined }
  | {
      kind: "number";
      text: string;
      format?: string | undefined;
      shown?: string | undefined;
      formula?: true | "blank" | undefined;
    }
  | { kind: "day"; day: string; format?: string | undefined; more?: string | undefined }
  | { kind: "boolean"; value: boolean }
  | { kind: "error"; text: string }
  | { kind: "raw"; text: string };

/**
 * A loan that a line states: what is right of it, and what else is sound as long as it is told. `counts` is false for a
 * line that is no disbursement in yuan. A line that says again what another says may be passed over.
 */
export type Loan = {
  truth: Truth;
  /** What the book before this one stated, where there was one. */
  before?: Truth | undefined;
  counts: boolean;
  mayBeSkipped: boolean;
  also: Alternative[];
};

/** Another reading of a field, exact or by pattern, that is sound where a notice says what `told` asks for; no value is "left out". */
export type Alternative = {
  field: Field;
  value: string | bigint | number | boolean | RegExp | undefined;
  told?: RegExp | undefined;
};

export type LineKind = "title" | "header" | "loan" | "total" | "note" | "blank";

/** A line of a sheet. `raw` is the whole of it in a CSV. */
export type Line = {
  kind: LineKind;
  cells: (BookCell | null)[];
  loan?: Loan | undefined;
  hidden?: boolean | undefined;
  raw?: string | undefined;
};

/** A column of a sheet's table: the figure that it states, and its header. */
export type BookColumn = { field?: Field | undefined; header: string };

export type Merge = { firstLine: number; lastLine: number; firstColumn: number; lastColumn: number };

export type BookSheet = {
  name: string;
  hidden: boolean;
  /** The unit in which its money is written, and that the book states where it is not yuan. */
  unit: "yuan" | "wan";
  columns: BookColumn[];
  lines: Line[];
  merges: Merge[];
  hiddenColumns: number[];
};

/** A condition of its own that a mutation sets: what is wrong with an outcome, or nothing. */
export type Demand = (outcome: Outcome) => string | undefined;

/** A workbook on its way to the importer, with what is right of it. */
export type Book = {
  fileName: string;
  format: Format;
  sheets: BookSheet[];
  csv: {
    delimiter: string;
    lineEnd: string;
    encoding: "utf-8" | "utf-8-bom" | "gb18030" | "utf-16le";
    quoteAll: boolean;
    before: string;
    after: string;
  };
  epoch1904: boolean;
  fullCalcOnLoad: boolean;
  /** The day of the figures by what the book says, where it says so. */
  dataOn?: string | undefined;
  /** Whether the place of a row in the file is not the place of its line in the book. */
  moved: boolean;
  demands: Demand[];
  /** What was done to it, in words. */
  done: string[];
};

/** What the importer made of a row. */
export type Answer = {
  sheet: string;
  row: number;
  kind: "loan" | "refused" | "skipped";
  /** The number that a refused row states, where it could be read. */
  loanNo?: string | undefined;
  loan?: Truth | undefined;
  words: string;
};

/** What the importer made of a book; `refused` is the code and text of the file's refusal. */
export type Outcome = {
  refused?: string | undefined;
  answers: Answer[];
  /** Code and text of each notice. */
  notices: string[];
  /** The headers of columns that the importer says it does not use. */
  unused: string[];
  dataOn?: string | undefined;
};

/** The decimal text of an amount in a unit. */
export function moneyText(fen: bigint, unit: "yuan" | "wan"): string {
  const decimals = unit === "yuan" ? 2 : 6;
  const digits = String(fen < 0n ? -fen : fen).padStart(decimals + 1, "0");
  const whole = digits.slice(0, -decimals);
  const rest = digits.slice(-decimals).replace(/0+$/, "");
  return `${fen < 0n ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

export const text = (words: string): BookCell => ({ kind: "text", text: words });
export const number = (digits: string | number | bigint): BookCell => ({
  kind: "number",
  text: String(digits),
});

/** The place of a field's column in a sheet, or -1. */
export function columnOf(sheet: BookSheet, field: Field): number {
  return sheet.columns.findIndex((column) => column.field === field);
}

/** The lines of a sheet that state loans. */
export function loanLines(sheet: BookSheet): (Line & { loan: Loan })[] {
  return sheet.lines.filter((line): line is Line & { loan: Loan } => line.loan !== undefined);
}

/** The sheets that state loans. */
export function loanSheets(book: Book): BookSheet[] {
  return book.sheets.filter((sheet) => loanLines(sheet).length > 0);
}

/** The line of a sheet's header, the last of several. */
export function headerLine(sheet: BookSheet): Line {
  const line = sheet.lines.slice(0, firstLoanOf(sheet)).findLast(({ kind }) => kind === "header");
  if (line === undefined) throw new Error(`sheet ${sheet.name} has no header`);
  return line;
}

/** Whether every table of a book has a header of one line. */
export function hasPlainHeaders(book: Book): boolean {
  return loanSheets(book).every(
    (sheet) => sheet.lines.slice(0, firstLoanOf(sheet)).filter(({ kind }) => kind === "header").length === 1,
  );
}

function firstLoanOf(sheet: BookSheet): number {
  return sheet.lines.findIndex(({ loan }) => loan !== undefined);
}

/** Writes a header anew, in the table and in its line. */
export function rename(sheet: BookSheet, column: number, header: string): void {
  const told = sheet.columns[column];
  if (told === undefined) throw new RangeError(`no column ${column}`);
  told.header = header;
  headerLine(sheet).cells[column] = text(header);
}

/** Puts a column into a sheet's table; `cellOf` gives what stands in a line below the header. */
export function insertColumn(
  sheet: BookSheet,
  at: number,
  column: BookColumn,
  cellOf: (line: Line) => BookCell | null,
): void {
  for (const line of sheet.lines) {
    if (line.kind === "title" || line.kind === "note" || line.kind === "blank") continue;
    while (line.cells.length < at) line.cells.push(null);
    line.cells.splice(at, 0, line.kind === "header" ? text(column.header) : cellOf(line));
  }
  sheet.columns.splice(at, 0, column);
  for (const merge of sheet.merges) {
    if (merge.firstColumn >= at) merge.firstColumn += 1;
    if (merge.lastColumn >= at) merge.lastColumn += 1;
  }
  sheet.hiddenColumns = sheet.hiddenColumns.map((hidden) => (hidden >= at ? hidden + 1 : hidden));
}

/** Takes a column out of a sheet's table. */
export function dropColumn(sheet: BookSheet, at: number): void {
  for (const line of sheet.lines) {
    if (line.kind !== "title" && line.kind !== "note" && line.kind !== "blank") line.cells.splice(at, 1);
  }
  sheet.columns.splice(at, 1);
  for (const merge of sheet.merges) {
    if (merge.firstColumn > at) merge.firstColumn -= 1;
    if (merge.lastColumn >= at) merge.lastColumn -= 1;
  }
  sheet.hiddenColumns = sheet.hiddenColumns.filter((hidden) => hidden !== at);
}

/** Puts a line into a sheet; areas below move with it, an area across it grows. */
export function insertLine(sheet: BookSheet, at: number, line: Line): void {
  sheet.lines.splice(at, 0, line);
  for (const merge of sheet.merges) {
    if (merge.firstLine >= at) merge.firstLine += 1;
    if (merge.lastLine >= at) merge.lastLine += 1;
  }
}

/** Takes lines out of a sheet; areas within them go too, areas below move with them. */
export function removeLines(sheet: BookSheet, isGone: (line: Line) => boolean): void {
  for (let at = sheet.lines.length - 1; at >= 0; at--) {
    const line = sheet.lines[at];
    if (line === undefined || !isGone(line)) continue;
    sheet.lines.splice(at, 1);
    sheet.merges = sheet.merges.filter(({ firstLine, lastLine }) => firstLine !== at || lastLine !== at);
    for (const merge of sheet.merges) {
      if (merge.firstLine > at) merge.firstLine -= 1;
      if (merge.lastLine >= at) merge.lastLine -= 1;
    }
  }
}

/** Takes out every line that adds others up. */
export function dropTotals(sheet: BookSheet): void {
  removeLines(sheet, ({ kind }) => kind === "total");
}

/** Puts a line of one text just above the header. */
export function stateAbove(sheet: BookSheet, words: string): void {
  const header = sheet.lines.findIndex(({ kind }) => kind === "header");
  insertLine(sheet, header, { kind: "title", cells: [text(words)] });
}
