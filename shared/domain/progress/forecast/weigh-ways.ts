import { expectedBy, type Fit, fitWays, type Known } from "./fit-ways.ts";
import { root, smaller, sumOf } from "./micro.ts";
import { withoutOneOff } from "./one-off.ts";
import { chance } from "./ways.ts";
import type { Weighing } from "./weighing.ts";

/** A way with what it weighs, now that the months have spoken. */
export type WeighedWay = { fit: Fit; weight: bigint };

/** What counts as one when weights are worked out in whole numbers. */
const one = 10n ** 30n;

export function knownOf(months: readonly bigint[]): Known {
  const usual = withoutOneOff(months);
  return { months: usual, mean: sumOf(usual) / BigInt(usual.length) };
}

/** All ways that count for the middle, and all that count for the range. */
export function weighWays(
  weighing: Weighing,
  known: Known,
): Record<"middle" | "range", readonly WeighedWay[]> {
  const fits = fitWays(weighing, known);
  return { middle: weighed(fits, known, "middle"), range: weighed(fits, known, "range") };
}

/** What the month after those known is expected to bring. */
export function expectedNext(weighing: Weighing, months: readonly bigint[]): bigint {
  const known = knownOf(months);
  const ways = weighed(fitWays(weighing, known, true), known, "middle");
  return middleOf(ways.map(({ fit, weight }) => [expectedBy(fit, known, months.length), weight]));
}

/** The mean of amounts by their weights, rounded towards zero. */
export function middleOf(amounts: readonly (readonly [amount: bigint, weight: bigint])[]): bigint {
  const weight = sumOf(amounts.map(([, own]) => own));
  return sumOf(amounts.map(([amount, own]) => amount * own)) / weight;
}

/** How likely each way makes the months known, times what it counts before them: the chance that it would have foretold each from those before. */
function weighed(fits: readonly Fit[], { months }: Known, to: "middle" | "range"): WeighedWay[] {
  const counting = fits.filter(({ way }) => way[to] > 0n);
  const least = counting.map(({ missed }) => missed).reduce(smaller);
  const [count, unit] = [BigInt(months.length), BigInt(chance ** 2)];
  return counting.map((fit) => {
    const { way, determinant, missed } = fit;
    const close = ((one * least) / missed) ** (count + 1n);
    const square = unit ** BigInt(way.shapes.length) * close * one ** 2n;
    const likely = root(square / (determinant * one ** count));
    return { fit, weight: (way[to] * likely) / BigInt(way.among) };
  });
}
