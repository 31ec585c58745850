/** An amount of money in whole fen (1 yuan = 100 fen). */
export type Fen = bigint;

/** The largest amount a single loan may have: 10 billion yuan; all sums stay safe as JSON integers below 90 trillion yuan. */
export const loanAmountFenMax: Fen = 1_000_000_000_000n;

/** The unit in which a column or a cell states its amounts. */
export type MoneyUnit = "yuan" | "wan";

/** The Chinese name of each unit. */
export const moneyUnitNames: Record<MoneyUnit, string> = { yuan: "元", wan: "万元" };

const fenExponent: Record<MoneyUnit, number> = { yuan: 2, wan: 6 };

/** What a text says as an amount, or why it says none. */
export type ParsedFen = { fen: Fen } | { fault: "not-a-number" | "below-a-fen" };

const ownUnit = /(万元|万|元)整?$/;
const plainDecimal = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
const grouped = /^[+-]?(\d{1,3}(,\d{3})+|\d{1,4}(,\d{4})+)(\.\d*)?$/;
const digitsMax = 30;
/** So many digits, as 万元 in fen, stay below 2^53. */
const plainLengthMax = 9;

/**
 * The exact amount of a decimal text in a unit, never rounded. Full-width digits, ￥, thousands separators, brackets
 * around a negative amount and a unit after the number (`5万元`) are understood; that unit overrides the given one.
 * Anything finer than a fen is a fault. So are digits that are marks or powers (①, ², ½), which NFKC would turn into
 * plain ones.
 */
export function parseFen(text: string, unit: MoneyUnit): ParsedFen {
  const plain = plainFen(text, fenExponent[unit]);
  if (plain !== undefined) return { fen: plain };
  if (/\p{No}/u.test(text)) return { fault: "not-a-number" };
  let rest = text
    .normalize("NFKC")
    .replaceAll(/[\s\u200b\ufeff]/g, "")
    .replace(/^\(([^-+()]*)\)$/, "-$1")
    .replace(/^(-?)(?:¥|RMB|CNY|人民币)/i, "$1");
  let stated = unit;
  const suffix = ownUnit.exec(rest);
  if (suffix !== null) {
    stated = suffix[1] === "元" ? "yuan" : "wan";
    rest = rest.slice(0, suffix.index);
  }
  if (rest.includes(",")) {
    if (!grouped.test(rest)) return { fault: "not-a-number" };
    rest = rest.replaceAll(",", "");
  }
  return scaleDecimal(rest, fenExponent[stated]);
}

/** The unit that a text has after its number (5万元), or `undefined`. */
export function statedUnit(text: string): MoneyUnit | undefined {
  const last = text.charCodeAt(text.length - 1);
  if (last > 0x20 && last < 0x7f) return undefined;
  const suffix = ownUnit.exec(text.normalize("NFKC").replaceAll(/[\s\u200b\ufeff]/g, ""));
  if (suffix === null) return undefined;
  return suffix[1] === "元" ? "yuan" : "wan";
}

/** The short way for most amounts: a few digits, perhaps with decimals, that a double holds exactly. */
function plainFen(text: string, exponent: number): Fen | undefined {
  if (text.length > plainLengthMax) return undefined;
  let digits = 0;
  let point = -1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x2e && point < 0 && index > 0) point = index;
    else if (unit >= 0x30 && unit <= 0x39) digits = digits * 10 + unit - 0x30;
    else return undefined;
  }
  const decimals = point < 0 ? 0 : text.length - point - 1;
  if (text.length === 0 || decimals > exponent) return undefined;
  return BigInt(digits * 10 ** (exponent - decimals));
}

/** A decimal text times a power of ten as a whole number, exactly; a remainder is a fault. */
export function scaleDecimal(text: string, powerOfTen: number): ParsedFen {
  const match = plainDecimal.exec(text);
  if (match === null || text.length > digitsMax) return { fault: "not-a-number" };
  const fraction = match[3] ?? "";
  const digits = `${match[2] ?? ""}${fraction}`;
  const shift = powerOfTen + Number(match[4] ?? 0) - fraction.length;
  if (shift > digitsMax) return { fault: "not-a-number" };
  let whole: bigint;
  if (shift >= 0) {
    whole = BigInt(digits) * 10n ** BigInt(shift);
  } else {
    const divisor = 10n ** BigInt(-shift);
    if (BigInt(digits) % divisor !== 0n) return { fault: "below-a-fen" };
    whole = BigInt(digits) / divisor;
  }
  return { fen: match[1] === "-" ? -whole : whole };
}

/** An amount as yuan with thousands separators and two decimals: `19,900,000.00`. */
export function formatYuan(fen: Fen): string {
  const absolute = fen < 0n ? -fen : fen;
  return `${fen < 0n ? "-" : ""}${groupThousands(wholePart(absolute, 100n).toString())}.${(absolute % 100n).toString().padStart(2, "0")}`;
}

/** An amount as 万元 with thousands separators and up to `decimals` places, rounded half away from zero: `1,990.00`. */
export function formatWan(fen: Fen, decimals: 0 | 1 | 2 | 3 | 4 | 5 | 6 = 2): string {
  const absolute = fen < 0n ? -fen : fen;
  const step = 10n ** BigInt(6 - decimals);
  const rounded = wholePart(absolute + wholePart(step, 2n), step);
  const scale = 10n ** BigInt(decimals);
  const whole = groupThousands(wholePart(rounded, scale).toString());
  const sign = fen < 0n && rounded > 0n ? "-" : "";
  return decimals === 0
    ? `${sign}${whole}`
    : `${sign}${whole}.${(rounded % scale).toString().padStart(decimals, "0")}`;
}

/** How often one amount is in another; right also where the browser has plain numbers for these (`web/src/oldest`). */
export function wholePart(fen: Fen, of: Fen): Fen {
  return (fen - (fen % of)) / of;
}

function groupThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
