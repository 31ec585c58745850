import { LedgerFailure } from "#shared/domain/base/failure.ts";

const columnsOfExcel = 16_384;
const rowsOfExcel = 1_048_576;
const colon = 0x3a;
const dollar = 0x24;

/** A place in a sheet: the row as Excel numbers it, the column counted from 0. */
export type CellPlace = { row: number; column: number };

/** Reads a place such as AB12 or $AB$12 into `place`. Fails with `file-unreadable` for anything else and with `file-unsafe` beyond Excel's own limits. */
export function readPlace(bytes: Buffer, start: number, end: number, place: CellPlace): void {
  let column = 0;
  let row = 0;
  const lettersStart = bytes[start] === dollar ? start + 1 : start;
  let at = lettersStart;
  for (; at < end; at++) {
    const letter = (bytes[at] ?? 0) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
    if (column > columnsOfExcel) throw new LedgerFailure("file-unsafe");
  }
  const lettersEnd = at;
  if (bytes[at] === dollar) at += 1;
  for (; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    row = row * 10 + digit;
    if (row > rowsOfExcel) throw new LedgerFailure("file-unsafe");
  }
  if (at < end || lettersEnd === lettersStart || row === 0) throw new LedgerFailure("file-unreadable");
  place.row = row;
  place.column = column - 1;
}

/** Reads an area such as A1:B2, its corners in any order; one place is an area of one cell. */
export function readArea(bytes: Buffer, start: number, end: number): { first: CellPlace; last: CellPlace } {
  const first = { row: 0, column: 0 };
  const last = { row: 0, column: 0 };
  const cut = bytes.indexOf(colon, start);
  const firstEnd = cut >= 0 && cut < end ? cut : end;
  readPlace(bytes, start, firstEnd, first);
  readPlace(bytes, firstEnd === end ? start : firstEnd + 1, end, last);
  return {
    first: { row: Math.min(first.row, last.row), column: Math.min(first.column, last.column) },
    last: { row: Math.max(first.row, last.row), column: Math.max(first.column, last.column) },
  };
}

/** The whole number above nought that digits are, as a row or a column is written. Fails as `readPlace` does. */
export function readOrdinal(bytes: Buffer, start: number, end: number, max = rowsOfExcel): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) throw new LedgerFailure("file-unreadable");
    number = number * 10 + digit;
    if (number > max) throw new LedgerFailure("file-unsafe");
  }
  if (number === 0) throw new LedgerFailure("file-unreadable");
  return number;
}
