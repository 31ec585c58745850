import { type Day, dayFromExcelSerial } from "#shared/domain/day.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { appendAscii, appendBytes, type ByteText, isBlank } from "../byte-text.ts";
import { decimalText } from "../decimal-text.ts";
import { placeKinds } from "../packed-rows.ts";
import type { RowPacker } from "../row-packer.ts";
import { type NumberStyle, plainNumber } from "../shown-numbers.ts";
import { isoSerial } from "./iso-serial.ts";
import { appendShared, type SharedStrings } from "./shared-strings.ts";

/** The types of cells (ECMA-376 18.18.11). */
export type CellType = "n" | "s" | "str" | "inlineStr" | "b" | "e" | "d";

/** A cell as its element tells it; its characters are the bytes from `start` to `end`, `units` their number in UTF-16. */
export type RawCell = {
  column: number;
  type: CellType;
  style: number;
  bytes: Buffer;
  start: number;
  end: number;
  units: number;
  hasValue: boolean;
  hasFormula: boolean;
};

/** What a cell's meaning depends on, and where it is packed. */
export type CellContext = {
  strings: SharedStrings;
  styles: readonly NumberStyle[];
  epoch1904: boolean;
  packer: RowPacker;
  text: ByteText;
};

/** What stands for a formula that was saved without its result, so that its row is told of. */
const noResult = Buffer.from("#公式无结果");
const noResultUnits = noResult.toString().length;
const significantDigitsMax = 15;
const daysKeptMax = 50_000;
const zero = 0x30;

/**
 * Packs cells one after the other: text unchanged, numbers as the shortest decimal text of the stored number, days where
 * the format shows one. What has no value is left out; a formula without one, and a number that is none, become
 * errors. Fails with `file-unreadable` for a shared string that does not exist or a boolean that is none.
 */
export function createCellPacker(context: CellContext): (cell: RawCell) => void {
  const { strings, styles, packer, text } = context;
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
    const { isDate, kind } = styles[cell.style] ?? plainNumber;
    const day = isDate ? dayOf(wholeNumber(bytes, start, end)) : undefined;
    if (day !== undefined) appendAscii(text, day);
    const digits = appendDecimal(text, bytes, start, end);
    if (digits < 0) packText(cell, placeKinds.error);
    else if (day !== undefined) packer.put(cell.column, placeKinds.day, day.length + digits);
    else packer.put(cell.column, isDate ? placeKinds.number : kind, digits);
  }

  function packText(cell: RawCell, kind: number): void {
    appendBytes(text, cell.bytes, cell.start, cell.end);
    packer.put(cell.column, kind, cell.units);
  }

  function packIsoDay(cell: RawCell): void {
    const moment = isoSerial(cell.bytes.toString("latin1", cell.start, cell.end), context.epoch1904);
    if (moment === undefined) packText(cell, placeKinds.text);
    else {
      appendAscii(text, moment.day + moment.serialText);
      packer.put(cell.column, placeKinds.day, moment.day.length + moment.serialText.length);
    }
  }

  return (cell) => {
    const { bytes, start, end, type, column } = cell;
    if (isBlank(bytes, start, end)) {
      const isLost = cell.hasFormula && (type !== "str" || !cell.hasValue);
      if (!isLost) return;
      appendBytes(text, noResult, 0, noResult.length);
      packer.put(column, placeKinds.error, noResultUnits);
      return;
    }
    switch (type) {
      case "n":
        packNumber(cell);
        break;
      case "s": {
        const units = appendShared(text, strings, indexIn(bytes, start, end));
        if (units > 0) packer.put(column, placeKinds.text, units);
        break;
      }
      case "str":
      case "inlineStr":
        packText(cell, placeKinds.text);
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

/** The whole number that digits are, or -1. */
function indexIn(bytes: Buffer, start: number, end: number): number {
  let index = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    index = index * 10 + digit;
  }
  return index;
}

/** The number without its fraction, in whatever way it is written. */
function wholeNumber(bytes: Buffer, start: number, end: number): number {
  const whole = indexIn(bytes, start, end);
  return whole >= 0 ? whole : Math.floor(Number(bytes.toString("latin1", start, end)));
}

/** Adds the shortest decimal text of a number and gives its length; -1 if there is no such number. */
function appendDecimal(text: ByteText, bytes: Buffer, start: number, end: number): number {
  if (isShortest(bytes, start, end)) {
    appendBytes(text, bytes, start, end);
    return end - start;
  }
  const written = bytes.toString("latin1", start, end).trim();
  const number = Number(written);
  if (!Number.isFinite(number) || !/^[-+0-9.eE]+$/.test(written)) return -1;
  const shortest = decimalText(number);
  appendAscii(text, shortest);
  return shortest.length;
}

/** Tells of plain decimals of at most fifteen digits, without noughts that say nothing: there is no shorter text of them. */
function isShortest(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start] === 0x2d ? start + 1 : start;
  let point = end;
  for (let at = first; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2e && point === end) point = at;
    else if (byte < zero || byte > 0x39) return false;
  }
  if (end - first > significantDigitsMax || point === first) return false;
  if (bytes[first] === zero && (point > first + 1 || (point === end && first > start))) return false;
  return point === end || (point < end - 1 && bytes[end - 1] !== zero);
}
