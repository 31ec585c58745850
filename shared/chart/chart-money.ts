import { formatWan, wholePart } from "#shared/domain/base/money.ts";

const fenPerWan = 1_000_000;
const fenPerYi = 10_000_000_000;
const stepsPerAxis = 5;

/** An amount as one says it: `1.23 亿元` from a hundred million yuan on, else `856.20 万元`. */
export function spokenMoney(fen: number): string {
  const rounded = BigInt(Math.round(fen));
  if (Math.abs(fen) < fenPerYi) return `${formatWan(rounded)} 万元`;
  return `${formatWan(wholePart(rounded + 5_000n, 10_000n))} 亿元`;
}

/** Two ends of a range as one says them, in the unit of the larger: `2.90—3.20 亿元`. */
export function spokenRange(lowFen: number, highFen: number): string {
  const inYi = Math.abs(highFen) >= fenPerYi;
  const figure = (fen: number) => formatWan(BigInt(Math.round(inYi ? fen / 10_000 : fen)));
  return `${figure(lowFen)}—${figure(highFen)} ${inYi ? "亿元" : "万元"}`;
}

/** An amount as an axis writes it, short and without needless decimals: `5,000 万`, `1.5 亿`, `0`. */
export function axisMoney(fen: number): string {
  if (fen === 0) return "0";
  if (Math.abs(fen) >= fenPerYi) return `${Number((fen / fenPerYi).toFixed(2))} 亿`;
  const wan = Number((fen / fenPerWan).toFixed(2));
  return `${Math.abs(wan) >= 1000 ? formatWan(BigInt(Math.round(fen)), 0) : wan} 万`;
}

/** The round end of an axis that has room for the largest amount, and the step of its marks. */
export function moneyAxis(largestFen: number): { min: number; max: number; interval: number } {
  const wanted = Math.max(largestFen, fenPerWan) / stepsPerAxis;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const interval = power * ([1, 2, 2.5, 5].find((step) => step * power >= wanted) ?? 10);
  return { min: 0, max: Math.ceil(largestFen / interval) * interval || interval, interval };
}

/** An amount as one says it, without decimals where it has none: `3 亿元`. */
export function roundMoney(fen: number): string {
  return spokenMoney(fen).replace(".00 ", " ");
}

/** A percentage of two decimals with one, rounded half away from zero. */
export function oneDecimal(percent: number): string {
  const tenths = Math.round(Math.abs(Math.round(percent * 100)) / 10) / 10;
  return `${percent < 0 && tenths > 0 ? "-" : ""}${tenths.toFixed(1)}`;
}
