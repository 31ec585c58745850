import { scaleDecimal } from "#shared/domain/base/money.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import type { HeaderWord } from "./header-word.ts";
import { cellText, compact } from "./text.ts";

const ratePpmMax = 1_000_000;
/** A monthly rate without a unit is in ‰ by custom; below this it could as well be in %. */
const surelyPermille = 3;
/** 0.0475 under a header with % is 4.75 % written as a fraction, and no rate of 0.0475 %. */
const surelyFraction = 0.3;

/**
 * The yearly rate of a cell in millionths (4.75 % is 47,500), or `undefined` when it states none. The sign in the cell
 * decides, else its percent format, else the header; else it is percent when at least 1, or permille when the header
 * says 月利率 and nothing else is possible. Finer than a millionth is cut off. A sign that contradicts the header states
 * no rate.
 */
export function readRate(cell: Cell, header: HeaderWord): number | undefined {
  const text = compact(cellText(cell)).replaceAll(",", "");
  const sign = /[%‰]$/.exec(text)?.[0];
  const digits = sign === undefined ? text : text.slice(0, -1);
  const shownPercent = cell.kind === "number" && cell.shown?.percent === true;
  const own = sign === "‰" ? "permille" : sign === "%" || shownPercent ? "percent" : header.rateUnit;
  if (header.rateUnit !== "unstated" && own !== header.rateUnit) return undefined;
  if (shownPercent) return limited(digits, 6, header.monthly);
  if (sign === "‰" || (sign === undefined && header.rateUnit === "permille"))
    return limited(digits, 3, header.monthly);
  if (sign === undefined && header.rateUnit === "unstated") {
    if (header.monthly) return Number(digits) >= surelyPermille ? limited(digits, 3, true) : undefined;
    if (Number(digits) < 1) return undefined;
  }
  const likeFraction = Number(digits) > 0 && Number(digits) < surelyFraction;
  if (sign === undefined && likeFraction && !header.monthly) return undefined;
  return limited(digits, 4, header.monthly);
}

function limited(digits: string, powerOfTen: number, monthly: boolean): number | undefined {
  const fine = scaleDecimal(/^\d+(\.\d{1,15})?/.exec(digits)?.[0] ?? "", powerOfTen + 15);
  if ("fault" in fine || !/^\d+(\.\d+)?$/.test(digits)) return undefined;
  const ppm = (fine.fen * (monthly ? 12n : 1n)) / 10n ** 15n;
  return ppm <= ratePpmMax ? Number(ppm) : undefined;
}
