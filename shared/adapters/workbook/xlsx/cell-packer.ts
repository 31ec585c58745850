import {
  appendAscii,
  appendBytes,
  appendText,
  type ByteText,
  isBlank,
} from "#shared/adapters/ooxml/byte-text.ts";
import { type Day, dayFromExcelSerial } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { formulaWithoutResult } from "#shared/domain/base/sheet.ts";
import type { FormulaResults } from "../formula-results.ts";
import { bitsLetter, markBits, placeKinds } from "../packed-rows.ts";
import type { RowPacker } from "../row-packer.ts";
import { type CellStyle, plainStyle } from "../shown-numbers.ts";
import { isoSerial } from "./iso-serial.ts";
import { appendDecimal, indexIn, wholeNumber } from "./number-bytes.ts";
import { ownFont } from "./rich-text.ts";
import { appendShared, hasShared, type SharedStrings } from "./shared-strings.ts";

/** The types of cells (ECMA-376 18.18.11). */
export type CellType = "n" | "s" | "str" | "inlineStr" | "b" | "e" | "d";

/**
 * A cell as its element tells it; its characters are the bytes from `start` to `end`, `units` their number in UTF-16,
 * `marks` what `RichText` tells of them.
 */
export type RawCell = {
  column: number;
  type: CellType;
  style: number;
  bytes: Buffer;
  start: number;
  end: number;
  units: number;
  marks: number;
  hasValue: boolean;
  hasFormula: boolean;
};

/** What a cell's meaning depends on, and where it is packed. */
export type CellContext = {
  strings: SharedStrings;
  styles: readonly CellStyle[];
  epoch1904: boolean;
  packer: RowPacker;
  text: ByteText;
  formulas?: FormulaResults | undefined;
};

/** What stands for a formula that was saved without its result, so that its row is told of. */
const noResult = Buffer.from(formulaWithoutResult);
/** What stands for a text that a cell refers to and the book does not have. */
const noText = Buffer.from("#文字缺失");
const letterBytes = 1;
const daysKeptMax = 50_000;
const marksMask = ownFont - 1;

/**
 * Packs cells one after the other: text unchanged with its marks, numbers as the shortest decimal text of the stored
 * number, days where the format shows one; a number in a font that is struck out or raised is a text with that mark.
 * What has no value is left out; a formula without one, a shared string that does not exist and a number that is none
 * become errors. Fails with `file-unreadable` for a boolean that is none, or for want of any shared strings.
 */
export function createCellPacker(context: CellContext): (cell: RawCell) => void {
  const { strings, styles, packer, text, formulas } = context;
  const days = new Map<number, Day | undefined>();

  function dayOf(serial: number): Day | undefined {
    if (days.has(serial)) return days.get(serial);
    if (days.size === daysKeptMax) days.clear();
    const day = dayFromExcelSerial(serial, context.epoch1904);
    days.set(serial, day);
    return day;
  }

  function packNumber(cell: RawCell): void {
    const { bytes, start, end } = cell;
    const { isDate, kind, numberMarks } = styles[cell.style] ?? plainStyle;
    if (cell.hasFormula && packResult(cell, kind)) return;
    const day = isDate ? dayOf(wholeNumber(bytes, start, end)) : undefined;
    if (numberMarks !== 0) {
      packMarkedNumber(cell, day, numberMarks);
      return;
    }
    if (day !== undefined) appendAscii(text, day);
    const digits = appendDecimal(text, bytes, start, end);
    if (digits < 0) packText(cell, placeKinds.error);
    else if (day !== undefined) packer.put(cell.column, placeKinds.day, day.length + digits);
    else packer.put(cell.column, isDate ? placeKinds.number : kind, digits);
  }

  /** Packs the number that a formula gave, if it may mean nothing. */
  function packResult(cell: RawCell, kind: number): boolean {
    if (formulas === undefined) return false;
    const isZero = Number(cell.bytes.toString("latin1", cell.start, cell.end)) === 0;
    if (isZero) formulas.empty = true;
    else formulas.calculated = true;
    const { isDate, numberMarks } = styles[cell.style] ?? plainStyle;
    if (numberMarks !== 0 || !(isZero || (formulas.asked && !isDate))) return false;
    const digits = appendDecimal(text, cell.bytes, cell.start, cell.end);
    if (digits < 0) packText(cell, placeKinds.error);
    else packer.put(cell.column, formulas.uncalculatedKind(isDate ? placeKinds.number : kind), digits);
    return true;
  }

  function packMarkedNumber(cell: RawCell, day: Day | undefined, marks: number): void {
    appendAscii(text, bitsLetter(marks));
    let units = day?.length ?? 0;
    if (day !== undefined) appendAscii(text, day);
    else {
      units = appendDecimal(text, cell.bytes, cell.start, cell.end);
      if (units < 0) {
        text.used -= letterBytes;
        packText(cell, placeKinds.error);
        return;
      }
    }
    packer.put(cell.column, placeKinds.markedText, letterBytes + units);
  }

  function packText(cell: RawCell, kind: number): void {
    appendBytes(text, cell.bytes, cell.start, cell.end);
    packer.put(cell.column, kind, cell.units);
  }

  function packWords(cell: RawCell): void {
    if (isPlain(cell, cell.marks)) packText(cell, placeKinds.text);
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
    if (isPlain(cell, own)) {
      const units = appendShared(text, strings, index);
      if (units > 0) packer.put(cell.column, placeKinds.text, units);
    } else packDressed(cell, own, () => appendShared(text, strings, index));
  }

  /** Tells whether a text has neither marks of its own nor a style that adds anything to it. */
  function isPlain(cell: RawCell, own: number): boolean {
    const { textMarks, around } = styles[cell.style] ?? plainStyle;
    return own === 0 && textMarks === 0 && around === undefined;
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

  function packIsoDay(cell: RawCell): void {
    const moment = isoSerial(cell.bytes.toString("latin1", cell.start, cell.end), context.epoch1904);
    if (moment === undefined) packWords(cell);
    else {
      const marks = (styles[cell.style] ?? plainStyle).numberMarks;
      const shown = marks === 0 ? moment.day + moment.serialText : bitsLetter(marks) + moment.day;
      appendAscii(text, shown);
      packer.put(cell.column, marks === 0 ? placeKinds.day : placeKinds.markedText, shown.length);
    }
  }

  /** Packs what stands for nothing: the result of a formula that was saved without it is told, all else is left out. */
  function packNothing(cell: RawCell): void {
    if (!cell.hasFormula || (cell.type === "str" && cell.hasValue)) return;
    if (formulas !== undefined) formulas.empty = true;
    packError(cell.column, noResult);
  }

  return (cell) => {
    const { bytes, start, end, type, column } = cell;
    if (isBlank(bytes, start, end)) {
      packNothing(cell);
      return;
    }
    if (cell.hasFormula && type !== "n" && formulas !== undefined) formulas.calculated = true;
    switch (type) {
      case "n":
        packNumber(cell);
        break;
      case "s":
        packShared(cell);
        break;
      case "str":
      case "inlineStr":
        packWords(cell);
        break;
      case "e":
        packText(cell, placeKinds.error);
        break;
      case "d":
        packIsoDay(cell);
        break;
      case "b":
        packer.put(column, isYes(bytes, start, end) ? placeKinds.yes : placeKinds.no, 0);
    }
  };
}

function isYes(bytes: Buffer, start: number, end: number): boolean {
  const word = bytes.toString("latin1", start, end).trim();
  if (word === "1" || word === "true") return true;
  if (word === "0" || word === "false") return false;
  throw new LedgerFailure("file-unreadable");
}
