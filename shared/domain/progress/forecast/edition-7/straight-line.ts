import { sumOf } from "../micro.ts";

/** The value of the straight line with the least squares through some months, at an index counted from the first of them; never below zero. */
export function straightLine(months: readonly bigint[]): (index: number) => bigint {
  const count = months.length;
  const offset = (index: number) => BigInt(2 * index - (count - 1));
  const offsets = months.map((_, index) => offset(index));
  const rise = sumOf(months.map((month, index) => month * (offsets[index] ?? 0n)));
  const squares = sumOf(offsets.map((one) => one * one));
  const mean = sumOf(months) / BigInt(count);
  return (index) => {
    const value = squares === 0n ? mean : mean + (rise * offset(index)) / squares;
    return value > 0n ? value : 0n;
  };
}
