import { appendAscii, appendBytes, appendText } from "#shared/adapters/ooxml/byte-text.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { bitsLetter, markBits, placeKinds } from "../packed-rows.ts";
import { type CellStyle, plainStyle } from "../shown-numbers.ts";
import { indexIn } from "./number-bytes.ts";
import type { CellContext, RawCell } from "./raw-cell.ts";
import { ownFont } from "./rich-text.ts";
import { appendShared, hasShared } from "./shared-strings.ts";

/** Shown for a text that a cell refers to and the book does not have. */
const noText = Buffer.from("#文字缺失");
const letterBytes = 1;
const marksMask = ownFont - 1;

/** Packs the cells that hold text; see `createCellPacker`. */
export type TextPacker = {
  /** The characters as they stand, as a place of a kind. */
  text(cell: RawCell, kind: number): void;
  /** The characters with the marks and what the format writes around them. */
  words(cell: RawCell): void;
  shared(cell: RawCell): void;
  error(column: number, what: Buffer): void;
};

/** Makes the packer of texts. */
export function createTextPacker(context: CellContext): TextPacker {
  const { strings, styles, packer, text } = context;

  function packText(cell: RawCell, kind: number): void {
    appendBytes(text, cell.bytes, cell.start, cell.end);
    packer.put(cell.column, kind, cell.units);
  }

  function packWords(cell: RawCell): void {
    if (isPlain(styles[cell.style], cell.marks)) packText(cell, placeKinds.text);
    else {
      packDressed(cell, cell.marks, () => {
        appendBytes(text, cell.bytes, cell.start, cell.end);
        return cell.units;
      });
    }
  }

  function packShared(cell: RawCell): void {
    const index = indexIn(cell.bytes, cell.start, cell.end);
    if (!hasShared(strings, index)) {
      if (strings.count === 0) throw new LedgerFailure("file-unreadable");
      packError(cell.column, noText);
      return;
    }
    const own = strings.marks[index] ?? 0;
    if (isPlain(styles[cell.style], own)) {
      const units = appendShared(text, strings, index);
      if (units > 0) packer.put(cell.column, placeKinds.text, units);
    } else packDressed(cell, own, () => appendShared(text, strings, index));
  }

  /**
   * Packs a text with what its format writes around it, with the marks of its runs and, where those do not all say their
   * font themselves, of its cell's font.
   */
  function packDressed(cell: RawCell, own: number, add: () => number): void {
    const { textMarks, around } = styles[cell.style] ?? plainStyle;
    const marks = (own & marksMask) | (own >= ownFont ? textMarks & markBits.hidden : textMarks);
    const begins = text.used;
    if (marks !== 0) appendAscii(text, bitsLetter(marks));
    const before = appendText(text, around?.before ?? "");
    const units = add();
    if (units === 0) {
      text.used = begins;
      return;
    }
    const all = before + units + appendText(text, around?.behind ?? "");
    if (marks === 0) packer.put(cell.column, placeKinds.text, all);
    else packer.put(cell.column, placeKinds.markedText, letterBytes + all);
  }

  function packError(column: number, what: Buffer): void {
    appendBytes(text, what, 0, what.length);
    packer.put(column, placeKinds.error, what.toString().length);
  }

  return { text: packText, words: packWords, shared: packShared, error: packError };
}

/** Tells whether a text has no marks and its style adds none. */
function isPlain(style: CellStyle | undefined, own: number): boolean {
  const { textMarks, around } = style ?? plainStyle;
  return own === 0 && textMarks === 0 && around === undefined;
}
