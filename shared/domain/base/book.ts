import type { Cell, MergedArea } from "./sheet.ts";

/** The colours that a cell of a written book may have, named by what they say. */
export const tones = [
  "head",
  "required",
  "new",
  "changed",
  "unchanged",
  "refused",
  "skipped",
  "fault",
] as const;
export type Tone = (typeof tones)[number];

/** How a column shows what is typed into it; `text` keeps every digit of a long number, a `rate` is in percent. */
export type CellForm = "text" | "money" | "day" | "rate";

/** A cell of a written book; one without content only has its looks. */
export type BookCell = {
  content: Cell | null;
  form?: CellForm | undefined;
  tone?: Tone | undefined;
  wrap?: boolean | undefined;
};

/** A row of a written book; `row` as Excel numbers it, `cells[0]` is column A. */
export type BookRow = { row: number; cells: readonly (BookCell | null)[] };

/** A list on another sheet of the book, in one column from its first row, from which a cell is chosen. */
export type Choices = {
  sheet: string;
  /** Counted from 0. */
  column: number;
  count: number;
  /** Whether nothing but the list's entries may be entered. */
  closed: boolean;
};

/** A column of a written book: its width in characters, its form down to the last row, and what may be chosen in it. */
export type BookColumn = { width: number; form?: CellForm | undefined; choices?: Choices | undefined };

/** A sheet of a written book; the first `frozenRows` rows stay in sight, and choices begin below them. */
export type BookSheet = {
  name: string;
  hidden?: boolean | undefined;
  frozenRows?: number | undefined;
  columns: readonly BookColumn[];
  rows: Iterable<BookRow>;
  merges?: readonly MergedArea[] | undefined;
};

/** How many lines a text takes in a column of a width, at least one. */
export function linesOf(text: string, width: number): number {
  const lines = text.split("\n").map((line) => Math.max(1, Math.ceil(widthOf(line) / width)));
  return lines.reduce((sum, count) => sum + count, 0);
}

/** A cell with a text in it. */
export function textCell(text: string, look: Omit<BookCell, "content"> = {}): BookCell {
  return { content: { kind: "text", text }, ...look };
}

/** How many columns wide a text is on the screen: a Chinese character takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 0x1100 ? 1 : 2;
  return width;
}
