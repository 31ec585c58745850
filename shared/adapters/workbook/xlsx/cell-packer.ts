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

/** A cell as its element tells it; `value` are its characters, `units` their number in UTF-16. */
export type RawCell = {
  column: number;
  type: CellType;
  style: number;
  value: ByteText;
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
    const whole = Math.floor(serial);
    if (days.has(whole)) return days.get(whole);
    if (days.size === daysKeptMax) days.clear();
    const day = dayFromExcelSerial(whole, context.epoch1904);
    days.set(whole, day);
    return day;
  }

  function packNumber({ column, style, value, units }: RawCell): void {
    const { isDate, kind } = styles[style] ?? plainNumber;
    const day = isDate ? dayOf(Number(value.bytes.toString("latin1", 0, value.used))) : undefined;
    if (day !== undefined) appendAscii(text, day);
    const digits = appendDecimal(text, value);
    if (digits < 0) packText(column, placeKinds.error, value, units);
    else if (day !== undefined) packer.put(column, placeKinds.day, day.length + digits);
    else packer.put(column, isDate ? placeKinds.number : kind, digits);
  }

  function packText(column: number, kind: number, value: ByteText, units: number): void {
    appendBytes(text, value.bytes, 0, value.used);
    packer.put(column, kind, units);
  }

  function packIsoDay(cell: RawCell): void {
    const { value, column } = cell;
    const moment = isoSerial(value.bytes.toString("latin1", 0, value.used), context.epoch1904);
    if (moment === undefined) packText(column, placeKinds.text, value, cell.units);
    else {
      appendAscii(text, moment.day + moment.serialText);
      packer.put(column, placeKinds.day, moment.day.length + moment.serialText.length);
    }
  }

  return (cell) => {
    const { value, type, column } = cell;
    const isEmpty = value.used === 0 || isBlank(value.bytes, 0, value.used);
    if (isEmpty) {
      const isLost = cell.hasFormula && (type !== "str" || !cell.hasValue);
      if (!isLost) return;
      appendBytes(text, noResult, 0, noResult.length);
      return packer.put(column, placeKinds.error, noResultUnits);
    }
    switch (type) {
      case "n":
        return packNumber(cell);
      case "s": {
        const units = appendShared(text, strings, indexIn(value));
        if (units > 0) packer.put(column, placeKinds.text, units);
        return;
      }
      case "str":
      case "inlineStr":
        return packText(column, placeKinds.text, value, cell.units);
      case "e":
        return packText(column, placeKinds.error, value, cell.units);
      case "d":
        return packIsoDay(cell);
      case "b":
        return packer.put(column, isYes(value) ? placeKinds.yes : placeKinds.no, 0);
    }
  };
}

function isYes({ bytes, used }: ByteText): boolean {
  const word = bytes.toString("latin1", 0, used).trim();
  if (word === "1" || word === "true") return true;
  if (word === "0" || word === "false") return false;
  throw new LedgerFailure("file-unreadable");
}

/** The whole number that digits are, or -1. */
function indexIn({ bytes, used }: ByteText): number {
  let index = 0;
  for (let at = 0; at < used; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    index = index * 10 + digit;
  }
  return index;
}

/** Adds the shortest decimal text of a number and gives its length; -1 if there is no such number. */
function appendDecimal(text: ByteText, { bytes, used }: ByteText): number {
  if (isShortest(bytes, used)) {
    appendBytes(text, bytes, 0, used);
    return used;
  }
  const written = bytes.toString("latin1", 0, used).trim();
  const number = Number(written);
  if (!Number.isFinite(number) || !/^[-+0-9.eE]+$/.test(written)) return -1;
  const shortest = decimalText(number);
  appendAscii(text, shortest);
  return shortest.length;
}

/** Tells of plain decimals of at most fifteen digits, without noughts that say nothing: there is no shorter text of them. */
function isShortest(bytes: Buffer, used: number): boolean {
  const start = bytes[0] === 0x2d ? 1 : 0;
  let digits = 0;
  let point = -1;
  for (let at = start; at < used; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2e && point < 0) point = at;
    else if (byte >= zero && byte <= 0x39) digits += 1;
    else return false;
  }
  const wholeDigits = (point < 0 ? used : point) - start;
  if (digits === 0 || digits > significantDigitsMax || wholeDigits === 0) return false;
  if (bytes[start] === zero && wholeDigits > 1) return false;
  if (point >= 0) return point < used - 1 && bytes[used - 1] !== zero;
  return start === 0 || bytes[start] !== zero;
}
