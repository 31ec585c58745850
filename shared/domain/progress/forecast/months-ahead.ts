import { type Day, daysInclusive } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import {
  addMonths,
  firstDayOf,
  lastDayOf,
  type Month,
  monthNumber,
  monthOf,
  monthsBetween,
} from "#shared/domain/base/month.ts";
import { expectedBy, type Fit, type Known, spreadBy } from "./fit-ways.ts";
import { larger, micro, roundedFen, smaller, sumOf } from "./micro.ts";
import { knownOf, middleOf, type WeighedWay, weighWays } from "./weigh-ways.ts";
import type { Weighing } from "./weighing.ts";

/** The largest amount that a forecast states (90 trillion yuan). */
const amountFenMax: Fen = 9_000_000_000_000_000n;

/** What is expected to have been disbursed in all by the end of a month, and the range around it. */
export type ForecastMonth = { month: Month; lowFen: Fen; midFen: Fen; highFen: Fen };

/** What to forecast: the months after `through` up to the window's end; `start` is the first month known. */
export type Ahead = {
  lastOn: Day;
  counted: ReadonlyMap<Month, Fen>;
  through: Day;
  start: Month;
  weighing: Weighing;
};

/** Where a way leads by the end of a month: what it adds, the sum with what is disbursed, how far it may be off. */
type Stage = { added: bigint; sum: bigint; reach: bigint };

/** What a way adds, what as many months brought until now, and what their sum is usually off by. */
type Off = { added: bigint; asUntilNow: bigint; spread: bigint };

/** What each month to come brings the sum to, from the months known, in millionths of a fen. */
export function monthsAhead(ahead: Ahead, months: readonly bigint[]): ForecastMonth[] {
  const { lastOn, counted, through, weighing } = ahead;
  const first = through < lastDayOf(monthOf(through)) ? monthOf(through) : addMonths(monthOf(through), 1);
  const coming = monthsBetween(first, monthOf(lastOn));
  const known = knownOf(months);
  const { middle, range } = weighWays(weighing, known);
  const stages = new Map([...middle, ...range].map(({ fit }) => [fit, stagesOf(fit, known, ahead, coming)]));
  let low = sumOf([...counted.values()]) * micro;
  let [below, above] = [0n, 0n];
  return coming.map((month, index) => {
    const at = (ways: readonly WeighedWay[], of: (stage: Stage) => bigint) =>
      ways.flatMap(({ fit, weight }): [bigint, bigint][] => {
        const stage = stages.get(fit)?.[index];
        return stage === undefined ? [] : [[of(stage), weight]];
      });
    const sum = middleOf(at(middle, (stage) => stage.sum));
    below = larger(
      below,
      sum -
        endOf(
          weighing.outsideHundredths,
          at(range, (stage) => stage.sum - stage.reach),
        ),
    );
    above = larger(
      above,
      -endOf(
        weighing.outsideHundredths,
        at(range, (stage) => -stage.sum - stage.reach),
      ) - sum,
    );
    low = larger(low, sum - below);
    return { month, lowFen: fenOf(low), midFen: fenOf(sum), highFen: fenOf(sum + above) };
  });
}

/**
 * A month that has begun is expected to come out whole, or as what it has brought already if that is more. A month that
 * is only partly in the window counts by its days.
 */
function stagesOf(
  fit: Fit,
  known: Known,
  { counted, lastOn, start, weighing }: Ahead,
  coming: readonly Month[],
): Stage[] {
  const from = monthNumber(coming[0] ?? start) - monthNumber(start);
  const spread = spreadBy(fit, known, { from, count: coming.length });
  let [added, sum] = [0n, sumOf([...counted.values()]) * micro];
  return coming.map((month, index) => {
    const whole = (expectedBy(fit, known, from + index) * daysUntil(month, lastOn)) / daysUntil(month);
    added += whole;
    sum += larger(whole - (counted.get(month) ?? 0n) * micro, 0n);
    const off = { added, asUntilNow: known.mean * BigInt(index + 1), spread: spread[index] ?? 0n };
    return { added, sum, reach: reachOf(weighing.reachTenths, off) };
  });
}

/** Some tenths of what a way is usually off by; more where it lends more than until now, but twice as much at most, or less, but half at least. */
function reachOf(tenths: bigint, { added, asUntilNow, spread }: Off): bigint {
  const base = larger(asUntilNow, 1n);
  const scaled = larger(smaller(added, 2n * base), base / 2n);
  return (tenths * spread * scaled) / (10n * base);
}

/** The smallest amount that, with all below it, has some hundredths of the weight. */
function endOf(hundredths: bigint, amounts: readonly (readonly [amount: bigint, weight: bigint])[]): bigint {
  const whole = sumOf(amounts.map(([, weight]) => weight));
  let weight = 0n;
  for (const [amount, of] of [...amounts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    weight += of;
    if (100n * weight >= hundredths * whole) return amount;
  }
  throw new Error("a forecast has no way");
}

/** The days of a month up to the last day of a window, or all of them. */
function daysUntil(month: Month, lastOn = lastDayOf(month)): bigint {
  const until = lastOn < lastDayOf(month) ? lastOn : lastDayOf(month);
  return BigInt(daysInclusive(firstDayOf(month), until));
}

function fenOf(microFen: bigint): Fen {
  const fen = roundedFen(microFen);
  return fen < amountFenMax ? fen : amountFenMax;
}
