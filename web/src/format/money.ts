import { formatWan, formatYuan } from "#shared/domain/base/money.ts";

/** Fen of the wire as yuan: `19,900,000.00`. */
export function yuan(fen: number): string {
  return formatYuan(BigInt(fen));
}

/** Fen of the wire as 万元 with two decimals: `1,990.00`. */
export function wan(fen: number): string {
  return formatWan(BigInt(fen));
}

/** Fen of the wire as 万元 without zeros at the end: `86` or `40.5`. */
export function shortWan(fen: number): string {
  return wan(fen).replace(/\.?0+$/, "");
}
