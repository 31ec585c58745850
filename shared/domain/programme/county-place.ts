import type { Fen } from "#shared/domain/base/money.ts";
import { rankOf } from "#shared/domain/base/rank.ts";

/** The rank of an association in its county by what was disbursed to it: equal amounts have equal ranks. */
export type CountyPlace = { rank: number; of: number };

/** The place of an amount among those of a county, itself among them; `undefined` for nothing. */
export function placeAmong(amounts: readonly Fen[], own: Fen): CountyPlace | undefined {
  if (own <= 0n) return undefined;
  return { rank: rankOf(own, amounts), of: amounts.length };
}
