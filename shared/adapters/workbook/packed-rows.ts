import { type MergedArea, type NumberShown, type TextMark, textMarks } from "#shared/domain/base/sheet.ts";

/** What a place of a packed row holds; from `shownNumber` on, a number with the entry of that distance in `shown`. */
export const placeKinds = {
  none: 0,
  text: 1,
  number: 2,
  day: 3,
  yes: 4,
  no: 5,
  error: 6,
  markedText: 7,
  shownNumber: 8,
} as const;

/** The character for no mark; the others follow it. */
const noMark = 0x30;

/** The bit of each mark, for readers that gather the marks of a text as a number. */
export const markBits: Readonly<Record<TextMark, number>> = {
  superscript: 1,
  subscript: 2,
  struck: 4,
  hidden: 8,
};

/** What each combination of marks is. */
const markSets: readonly (readonly TextMark[])[] = Array.from({ length: 1 << textMarks.length }, (_, bits) =>
  Object.freeze(textMarks.filter((mark) => (bits & markBits[mark]) !== 0)),
);

/** The character that a marked text begins with when it is packed. */
export function marksLetter(marks: readonly TextMark[]): string {
  return bitsLetter(marks.reduce((bits, mark) => bits | markBits[mark], 0));
}

/** The character that a text of these `markBits` begins with when it is packed. */
export function bitsLetter(bits: number): string {
  return String.fromCharCode(noMark + bits);
}

/** The marks of some `markBits`. */
export function marksOfBits(bits: number): readonly TextMark[] {
  return markSets[bits] ?? [];
}

/** The marks of the first character of a packed text. */
export function marksOfLetter(unit: number): readonly TextMark[] {
  return marksOfBits(unit - noMark);
}

/** How many ways of showing a number a workbook may use. */
export const shownMax = 240;

/**
 * Some rows in few large pieces, so that they pass from one process to another, and stay in memory, without an object
 * for each cell. `rows` are the row numbers, doubled, plus one for a hidden row; `placeCounts` is how many places each
 * has, `kinds` and `lengths` (in UTF-16 units) what each place holds. `text` is all of it in sequence, UTF-8 when
 * bytes; a day's is the day in ten characters and then its number, a marked text's a letter for its marks and then the
 * text.
 */
export type PackedRows = {
  rows: Uint32Array;
  placeCounts: Uint16Array;
  kinds: Uint8Array;
  lengths: Uint16Array;
  text: string | Uint8Array;
  /** Where in `text` each place begins, in units, where places do not follow one another. */
  starts?: Uint32Array;
  /** Of rows that are records of a delimited text: the line in which each begins, and its number of fields with `strayQuoteMark`. */
  records?: { lines: Uint32Array; fields: Uint16Array };
};

/** Added to the number of a record's fields when a quote in it belongs to nothing. */
export const strayQuoteMark = 0x8000;

/** What is known of a sheet besides its rows, reported after them. Merged areas are still to be applied to the rows. */
export type SheetEnd = {
  name: string;
  hidden: boolean;
  merges: readonly MergedArea[];
  hiddenColumns: readonly number[];
  shown: readonly NumberShown[];
  epoch1904?: true;
  toBeCalculated?: true;
  recordWidths?: ReadonlyMap<number, number>;
};

/** Takes the rows of one sheet after the other; whoever gives them waits until they are taken. */
export type SheetSink = {
  rows(batch: PackedRows): Promise<void>;
  end(sheet: SheetEnd): Promise<void>;
};
