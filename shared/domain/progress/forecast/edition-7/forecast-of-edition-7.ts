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
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { type CountedMonth, completeMonths } from "../counted-months.ts";
import { type Forecast, forecastMonthsMin } from "../forecast.ts";
import { distance, larger, micro, roundedFen, smaller, sumOf } from "../micro.ts";
import type { ForecastMonth } from "../months-ahead.ts";
import { backTest, type Trial } from "./back-test.ts";
import { type Choice, chooseMethod } from "./choose-method.ts";
import type { Expected } from "./methods.ts";
import { widthBase, widthShares } from "./range-width.ts";

/** How wide half the range may be, as a share of the forecast increase: beyond that a forecast says nothing. */
const widthSharesMax = 5n;
/** The largest amount that a forecast states (90 trillion yuan). */
const amountFenMax: Fen = 9_000_000_000_000_000n;

type Window = Pick<Programme, "firstOn" | "lastOn" | "goalFen">;

/** The forecast as the reports of the seventh edition print it: kept, so that they are made again byte for byte (ADR 47). */
export function forecastOfEdition7(
  programme: Window,
  counted: ReadonlyMap<Month, Fen>,
  asOf: Day,
  today: Day,
  dataOn?: Day,
): Forecast {
  const { firstOn, lastOn } = programme;
  if (asOf < firstOn) return insufficient("合作期尚未开始");
  if (asOf >= lastOn) return insufficient("合作期已经结束");
  if (asOf > today) return insufficient("截止日期在今天之后");
  const history = completeMonths(programme, counted, asOf, dataOn);
  if (history.length < forecastMonthsMin) {
    return insufficient(`有放款的完整月份只有 ${history.length} 个，满 ${forecastMonthsMin} 个后才作预测`);
  }
  const months = history.map(({ fen }) => fen * micro);
  const choice = chooseMethod(months);
  const trials = backTest(choice.method, months);
  const tested = testedOf(trials);
  if (tested === undefined) return insufficient("以往各月不足以检验预测");
  const ahead = forecastMonths(
    { programme, counted, through: dataOn !== undefined && dataOn < asOf ? dataOn : asOf, history },
    months,
    choice,
    trials,
  );
  const end = ahead?.at(-1);
  if (ahead === undefined || end === undefined) return insufficient("以往各月起落太大，无从预测");
  return {
    state: "ready",
    method: choice.name,
    endFen: end.midFen,
    lowFen: end.lowFen,
    highFen: end.highFen,
    months: ahead,
    backTest: tested,
    reachesGoalIn: goalMonth(programme, counted, ahead),
  };
}

/** How often the month after was forecast, and by what share of that the forecasts were off; `undefined` when by all. */
function testedOf(trials: readonly Trial[]): Extract<Forecast, { state: "ready" }>["backTest"] | undefined {
  const next = trials.filter(({ ahead }) => ahead === 1);
  const expected = sumOf(next.map((trial) => trial.expected));
  if (expected === 0n) return undefined;
  const missed = sumOf(next.map(({ error }) => distance(error, 0n)));
  return {
    origins: next.length,
    meanAbsoluteErrorPercent: Number(roundedFen((missed * micro * 10_000n) / expected)) / 100,
  };
}

type Known = {
  programme: Window;
  counted: ReadonlyMap<Month, Fen>;
  through: Day;
  history: readonly CountedMonth[];
};

/** What each month to come brings the sum to, or `undefined` where a range would be too wide to say anything. */
function forecastMonths(
  known: Known,
  months: readonly bigint[],
  { method, notRuledOut }: Choice,
  trials: readonly Trial[],
): ForecastMonth[] | undefined {
  const mid = cumulative(known, method.expect(months));
  const others = notRuledOut.map((other) => cumulative(known, other.expect(months)));
  const lent = sumOf([...known.counted.values()]) * micro;
  const shareOf = widthShares(trials, months);
  let [width, below, above, low] = [0n, 0n, 0n, lent];
  const ahead: ForecastMonth[] = [];
  for (const [index, { month, added, sum }] of mid.entries()) {
    const share = shareOf(index + 1);
    if (share === undefined || share > widthSharesMax * micro) return undefined;
    width = larger(width, (share * widthBase(added, months, index + 1)) / micro);
    const sums = [sum, ...others.flatMap((other) => other[index]?.sum ?? [])];
    below = larger(below, sum - sums.reduce(smaller) + width);
    above = larger(above, sums.reduce(larger) - sum + width);
    low = larger(low, sum - below);
    ahead.push({ month, lowFen: fenOf(low), midFen: fenOf(sum), highFen: fenOf(sum + above) });
  }
  return ahead;
}

/**
 * A month that has begun is expected to come out whole, or as what it has brought already if that is more. A month that
 * is only partly in the window counts by its days.
 */
function cumulative({ programme: { lastOn }, counted, through, history }: Known, expect: Expected) {
  const start = monthNumber(history[0]?.month ?? through);
  const first = through < lastDayOf(monthOf(through)) ? monthOf(through) : addMonths(monthOf(through), 1);
  let [added, sum] = [0n, sumOf([...counted.values()]) * micro];
  return monthsBetween(first, monthOf(lastOn)).map((month) => {
    const whole = expect(monthNumber(month) - start);
    const coming = (whole * daysUntil(month, lastOn)) / daysUntil(month);
    added += coming;
    sum += larger(coming - (counted.get(month) ?? 0n) * micro, 0n);
    return { month, added, sum };
  });
}

function goalMonth(
  { goalFen }: Window,
  counted: ReadonlyMap<Month, Fen>,
  months: readonly ForecastMonth[],
): Month | null {
  let reachedFen = 0n;
  for (const [month, fen] of [...counted].sort(([a], [b]) => textOrder(a, b))) {
    reachedFen += fen;
    if (reachedFen >= goalFen) return month;
  }
  return months.find(({ midFen }) => midFen >= goalFen)?.month ?? null;
}

/** The days of a month up to the last day of a window, or all of them. */
function daysUntil(month: Month, lastOn = lastDayOf(month)): bigint {
  const until = lastOn < lastDayOf(month) ? lastOn : lastDayOf(month);
  return BigInt(daysInclusive(firstDayOf(month), until));
}

function insufficient(reason: string): Forecast {
  return { state: "insufficient", reason };
}

function fenOf(microFen: bigint): Fen {
  const fen = roundedFen(microFen);
  return fen < amountFenMax ? fen : amountFenMax;
}
