import type { Fen } from "#shared/domain/base/money.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";

/** A share in percent with two decimals, rounded half away from zero; zero when the whole is zero. */
export function sharePercent(part: Fen, whole: Fen): number {
  return Number(percentHundredths(part, whole)) / 100;
}

/** A change against a base in percent with two decimals; `null`, which is printed as —, when the base is zero. */
export function changePercent(now: Fen, base: Fen): number | null {
  return base === 0n ? null : sharePercent(now - base, base);
}
