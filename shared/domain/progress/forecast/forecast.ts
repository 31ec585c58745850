import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { type Month, monthOf } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { completeMonths } from "./counted-months.ts";
import type { ForecastMethod } from "./forecast-method.ts";
import { micro } from "./micro.ts";
import { type ForecastMonth, monthsAhead } from "./months-ahead.ts";
import { testNextMonths } from "./test-next-months.ts";
import { presentWeighing } from "./weighing.ts";

/** How many complete months a forecast needs, and the latest that it looks back at. */
export const forecastMonthsMin = 6;
const forecastMonthsMax = 48;

/** How far off a forecast of the next month may have been on average, as a share of it: beyond that it says nothing. */
const missedPercentMax = 500;
/** What the programme is expected to reach by its last day, or why it cannot be said. */
export type Forecast =
  | { state: "insufficient"; reason: string }
  | {
      state: "ready";
      method: ForecastMethod;
      endFen: Fen;
      lowFen: Fen;
      highFen: Fen;
      /** Every month of the window that is not over yet, or not told of as a whole, cumulative at its end. */
      months: ForecastMonth[];
      backTest: { origins: number; meanAbsoluteErrorPercent: number };
      /** The month in which the goal is reached, or was; `null` when not within the window. */
      reachesGoalIn: Month | null;
    };

type Window = Pick<Programme, "firstOn" | "lastOn" | "goalFen">;

/**
 * The forecast on a day, from what was disbursed in each month up to that day and counts towards the goal. Where it is
 * known to which day the data reaches, `dataOn`, months that it does not hold whole are forecast.
 */
export function forecastOf(
  programme: Window,
  counted: ReadonlyMap<Month, Fen>,
  asOf: Day,
  today: Day,
  dataOn?: Day,
  weighing = presentWeighing,
): Forecast {
  const { firstOn, lastOn } = programme;
  if (asOf < firstOn) return insufficient("合作期尚未开始");
  if (asOf >= lastOn) return insufficient("合作期已经结束");
  if (asOf > today) return insufficient("截止日期在今天之后");
  const history = completeMonths(programme, counted, asOf, dataOn);
  if (history.length < forecastMonthsMin) {
    return insufficient(`有放款的完整月份只有 ${history.length} 个，满 ${forecastMonthsMin} 个后才作预测`);
  }
  const lookedAt = history.slice(-forecastMonthsMax);
  const months = lookedAt.map(({ fen }) => fen * micro);
  const tested = testNextMonths(weighing, months);
  if (tested === undefined) return insufficient("以往各月不足以检验预测");
  if (tested.meanAbsoluteErrorPercent > missedPercentMax) return insufficient("以往各月起落太大，无从预测");
  const through = dataOn !== undefined && dataOn < asOf ? dataOn : asOf;
  const ahead = monthsAhead(
    { lastOn, counted, through, weighing, start: lookedAt[0]?.month ?? monthOf(firstOn) },
    months,
  );
  const end = ahead.at(-1);
  if (end === undefined) return insufficient("合作期已经结束");
  return {
    state: "ready",
    method: "weighed-ways",
    endFen: end.midFen,
    lowFen: end.lowFen,
    highFen: end.highFen,
    months: ahead,
    backTest: tested,
    reachesGoalIn: goalMonth(programme, counted, ahead),
  };
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

function insufficient(reason: string): Forecast {
  return { state: "insufficient", reason };
}
