import { appendAscii, appendBytes, type ByteText } from "#shared/adapters/ooxml/byte-text.ts";
import { wholeDays } from "#shared/domain/base/day.ts";
import { decimalText } from "../decimal-text.ts";

const significantDigitsMax = 15;
const zero = 0x30;

/** The whole number that digits are, or -1. */
export function indexIn(bytes: Buffer, start: number, end: number): number {
  let index = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    index = index * 10 + digit;
  }
  return index;
}

/** The number of days without the time of day, in whatever way it is written. */
export function wholeNumber(bytes: Buffer, start: number, end: number): number {
  const whole = indexIn(bytes, start, end);
  return whole >= 0 ? whole : wholeDays(Number(bytes.toString("latin1", start, end)));
}

/** Adds the shortest decimal text of a number and gives its length; -1 if there is no such number. */
export function appendDecimal(text: ByteText, bytes: Buffer, start: number, end: number): number {
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
