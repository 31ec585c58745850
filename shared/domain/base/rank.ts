import type { Fen } from "./money.ts";

/** The place of an amount among amounts: 1 is the largest, equal amounts rank equal. */
export function rankOf(own: Fen, amounts: readonly Fen[]): number {
  return amounts.filter((fen) => fen > own).length + 1;
}

/** The rank of the amount at a place in the list; `null` for one that is not among them. */
function rankAt(amounts: readonly Fen[], index: number): number | null {
  const own = amounts[index];
  return own === undefined ? null : rankOf(own, amounts);
}

/** A place now, and before; before is `null` also when all amounts were nothing then. */
export type Rank = { rank: number | null; rankBefore: number | null };

/** The ranks of lines by their amounts now and before; lines without an amount have none. */
export function ranksOf(now: readonly Fen[], before: readonly Fen[]): (index: number) => Rank {
  const begun = before.some((fen) => fen > 0n);
  return (index) => ({ rank: rankAt(now, index), rankBefore: begun ? rankAt(before, index) : null });
}
