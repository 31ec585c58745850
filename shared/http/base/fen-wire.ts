import type { Fen } from "#shared/domain/base/money.ts";

/** Whole fen as a JSON number. Throws a RangeError where the number would not be exact. */
export function fenToWire(fen: Fen): number {
  return wholeToWire(fen);
}

/** A whole number as a JSON number. Throws a RangeError where it would not be exact. */
export function wholeToWire(whole: bigint): number {
  const number = Number(whole);
  if (!Number.isSafeInteger(number)) throw new RangeError("a number is too large for the wire");
  return number;
}
