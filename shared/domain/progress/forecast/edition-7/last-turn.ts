import { sumOf } from "../micro.ts";

/** How many months lie on either side of a turn at least. */
const sideMonthsMin = 3;
/** How much a turn explains at least, beside what it leaves: the square of Student's t. */
const turnSquaredMin = 12n;

/**
 * The months since lending last changed for good: where the means before and after a month differ by more than chance,
 * only those after count, and are looked at in the same way.
 */
export function sinceLastTurn(months: readonly bigint[]): readonly bigint[] {
  const turn = clearestTurn(months);
  return turn === undefined ? months : sinceLastTurn(months.slice(turn));
}

function clearestTurn(months: readonly bigint[]): number | undefined {
  const count = BigInt(months.length);
  const all = sumOf(months);
  const spread = count * sumOf(months.map((month) => month * month)) - all * all;
  let best = { at: 0, apart: 0n, sides: 1n };
  let before = sumOf(months.slice(0, sideMonthsMin));
  for (let at = sideMonthsMin; at <= months.length - sideMonthsMin; at++) {
    const [first, second] = [BigInt(at), count - BigInt(at)];
    const gap = before * second - (all - before) * first;
    const turn = { at, apart: gap * gap, sides: first * second };
    if (turn.apart * best.sides > best.apart * turn.sides) best = turn;
    before += months[at] ?? 0n;
  }
  const left = spread * best.sides - best.apart;
  const isClear = best.apart > 0n && best.apart * (count - 2n) >= turnSquaredMin * left;
  return isClear ? best.at : undefined;
}
