import { type Day, daysInclusive } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import {
  addMonths,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  monthsBetween,
} from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { type CountedMonth, completeMonths } from "../counted-months.ts";
import type { Forecast } from "../forecast.ts";
import type { ForecastMonth } from "../months-ahead.ts";
import { type BackTest, backTest } from "./back-test.ts";
import { expectedMonth, isSeasonal, micro } from "./expected-month.ts";

/** How many complete months a forecast needs. */
const forecastMonthsMin = 6;

/** How wide half the range may be, as a share of the forecast increase: beyond that a forecast says nothing. */
const widthSharesMax = 5n;
/** The largest amount that a forecast states (90 trillion yuan). */
const amountFenMax: Fen = 9_000_000_000_000_000n;

type Window = Pick<Programme, "firstOn" | "lastOn" | "goalFen">;

/** The forecast as the reports up to the sixth edition print it: kept, so that they are made again byte for byte (ADR 15). */
export function earlierForecastOf(
  programme: Window,
  counted: ReadonlyMap<Month, Fen>,
  asOf: Day,
  today: Day,
): Forecast {
  const { firstOn, lastOn } = programme;
  if (asOf < firstOn) return insufficient("合作期尚未开始");
  if (asOf >= lastOn) return insufficient("合作期已经结束");
  if (asOf > today) return insufficient("截止日期在今天之后");
  const history = completeMonths(programme, counted, asOf);
  if (history.length < forecastMonthsMin) {
    return insufficient(`有放款的完整月份只有 ${history.length} 个，满 ${forecastMonthsMin} 个后才作预测`);
  }
  const tested = backTest(history);
  if (tested === undefined) return insufficient("以往各月不足以检验预测");
  if (tested.widestMicro > widthSharesMax * micro) return insufficient("以往各月起落太大，无从预测");
  const months = forecastMonths(programme, counted, asOf, history, tested);
  const end = months.at(-1);
  if (end === undefined) return insufficient("合作期已经结束");
  return {
    state: "ready",
    method: isSeasonal(history) ? "seasonal" : "recent-mean",
    endFen: end.midFen,
    lowFen: end.lowFen,
    highFen: end.highFen,
    months,
    backTest: {
      origins: tested.origins,
      meanAbsoluteErrorPercent: Number(rounded(tested.meanErrorMicro * 10_000n)) / 100,
    },
    reachesGoalIn: goalMonth(programme, counted, months),
  };
}

/**
 * A month that has begun is expected to come out whole, or as what it has brought already if that is more. A month that
 * is only partly in the window counts by its days.
 */
function forecastMonths(
  { lastOn }: Window,
  counted: ReadonlyMap<Month, Fen>,
  asOf: Day,
  history: readonly CountedMonth[],
  tested: BackTest,
): ForecastMonth[] {
  const expected = expectedMonth(history);
  const disbursedMicro = sumOf(counted.values()) * micro;
  const first = asOf < lastDayOf(monthOf(asOf)) ? monthOf(asOf) : addMonths(monthOf(asOf), 1);
  let [mid, low, high] = [disbursedMicro, disbursedMicro, disbursedMicro];
  let [added, width] = [0n, 0n];
  return monthsBetween(first, monthOf(lastOn)).map((month, index) => {
    const coming = (expected(month) * daysUntil(month, lastOn)) / daysUntil(month);
    const here = (counted.get(month) ?? 0n) * micro;
    mid += coming > here ? coming - here : 0n;
    added += coming;
    width = larger(width, (tested.widthMicro(index + 1) * added) / micro);
    low = larger(low, mid - width);
    high = mid + width;
    return { month, lowFen: fenOf(low), midFen: fenOf(mid), highFen: fenOf(high) };
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
  const fen = rounded(microFen);
  return fen < amountFenMax ? fen : amountFenMax;
}

/** Millionths as a whole number, rounded half up: the one place where a forecast is rounded. */
function rounded(millionths: bigint): bigint {
  return (millionths + micro / 2n) / micro;
}

function sumOf(amounts: Iterable<Fen>): Fen {
  return [...amounts].reduce((sum, fen) => sum + fen, 0n);
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
