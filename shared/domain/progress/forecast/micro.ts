import type { Fen } from "#shared/domain/base/money.ts";

/** One whole, in millionths: forecasts are worked out in whole millionths of a fen, rounded down at each step. */
export const micro = 1_000_000n;

/** Millionths of a fen as fen, rounded half up: the one place where an amount of a forecast is rounded. */
export function roundedFen(microFen: bigint): Fen {
  return (microFen + micro / 2n) / micro;
}

export function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

export function ascending(amounts: readonly bigint[]): bigint[] {
  return [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function distance(a: bigint, b: bigint): bigint {
  return a < b ? b - a : a - b;
}

/** The square root of a whole number, rounded down (Newton). */
export function root(square: bigint): bigint {
  if (square < 2n) return square;
  let value = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const next = (value + square / value) / 2n;
    if (next >= value) return value;
    value = next;
  }
}
