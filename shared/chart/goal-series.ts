import type { Day } from "#shared/domain/base/day.ts";
import { type Month, monthNumber } from "#shared/domain/base/month.ts";
import type { ChartLook } from "./chart-look.ts";
import { oneDecimal, roundMoney, spokenMoney } from "./chart-money.ts";

/** The goal with everything that is measured against it; amounts in fen, plan and forecast at the ends of months. */
export type GoalFigures = {
  asOf: Day;
  firstOn: Day;
  lastOn: Day;
  goalFen: number;
  countedFen: number;
  percentOfGoal: number;
  timeElapsedPercent: number;
  /** Percentage points ahead of the scheduled pace; negative when late. */
  aheadOfPacePercent: number;
  actual: readonly { month: Month; cumulativeFen: number }[];
  plan: readonly { month: Month; planFen: number }[];
  /** From the month of the day on; none where there is no forecast. */
  forecast: readonly { month: Month; lowFen: number; midFen: number; highFen: number }[];
  /** Why there is none. */
  noForecast?: string | undefined;
};

/** Where months lie on the axis: `first` as `monthNumber` says it, then in months from its beginning. */
export type GoalSpan = { first: number; end: number; now: number };

/** The names of the lines, as legend and tip show them. */
export const goalNames = {
  actual: "累计发放",
  plan: "计划",
  range: "预测区间",
  forecast: "预测",
  required: "达标所需",
} as const;

type Point = [months: number, fen: number];
/** Up to this share of the window a label has room at the right. */
const roomUntil = 0.7;
/** From this share on it has room at the left. */
const roomFrom = { wide: 0.25, compact: 0.55 } as const;
const quiet = {
  type: "line" as const,
  symbol: "none",
  showSymbol: false,
  silent: true,
  emphasis: { disabled: true },
};

/** The lines of the goal's chart, from the back to the front. */
export function goalSeries(figures: GoalFigures, look: ChartLook, span: GoalSpan) {
  const { goalFen, countedFen } = figures;
  const { end, now } = span;
  const width = look.fontSize / 6;
  const plan = figures.plan.map(({ month, planFen }): Point => [endOf(month, span), planFen]);
  const required: Point[] = [
    [now, countedFen],
    [end, goalFen],
  ];
  return [
    {
      ...quiet,
      name: goalNames.plan,
      data: plan.length === 0 ? [] : [[0, 0], ...plan],
      lineStyle: { color: look.plan, width, type: "dashed" as const },
      itemStyle: { color: look.plan },
    },
    ...fanSeries(figures, look, span),
    {
      ...quiet,
      name: goalNames.required,
      data: countedFen < goalFen && now < end ? required : [],
      lineStyle: { color: look.accent, width, type: [4, 4] },
      itemStyle: { color: look.accent },
    },
    actualSeries(figures, look, span),
    paceMark(figures, look, span),
  ];
}

function fanSeries({ forecast, countedFen }: GoalFigures, look: ChartLook, span: GoalSpan) {
  const width = look.fontSize / 6;
  const ahead = forecast.filter(({ month }) => endOf(month, span) > span.now);
  const line = (startFen: number, fenOf: (month: (typeof ahead)[number]) => number): Point[] =>
    ahead.length === 0
      ? []
      : [[span.now, startFen], ...ahead.map((month): Point => [endOf(month.month, span), fenOf(month)])];
  return [
    {
      ...quiet,
      name: "预测下限",
      stack: "fan",
      data: line(countedFen, ({ lowFen }) => lowFen),
      lineStyle: { opacity: 0 },
    },
    {
      ...quiet,
      name: goalNames.range,
      stack: "fan",
      data: line(0, ({ lowFen, highFen }) => highFen - lowFen),
      lineStyle: { opacity: 0 },
      itemStyle: { color: look.primary, opacity: 0.35 },
      areaStyle: { color: look.primary, opacity: 0.18 },
    },
    {
      ...quiet,
      name: goalNames.forecast,
      data: line(countedFen, ({ midFen }) => midFen),
      lineStyle: { color: look.primary, width, type: "dotted" as const },
      itemStyle: { color: look.primary },
    },
  ];
}

function actualSeries(figures: GoalFigures, look: ChartLook, span: GoalSpan) {
  const { countedFen, percentOfGoal, goalFen } = figures;
  const { fontSize } = look;
  const months = figures.actual
    .map(({ month, cumulativeFen }): Point => [endOf(month, span), cumulativeFen])
    .filter(([place]) => place > 0 && place < span.now);
  const last = { value: [span.now, countedFen], symbolSize: fontSize * 0.8, label: { show: true } };
  return {
    ...quiet,
    name: goalNames.actual,
    symbol: "circle",
    showSymbol: true,
    symbolSize: fontSize / 2.5,
    z: 5,
    data: [[0, 0], ...months, last],
    lineStyle: { color: look.primary, width: fontSize / 4 },
    itemStyle: { color: look.primary },
    label: {
      ...beside(isAhead(figures), span, look),
      color: look.primary,
      fontSize: fontSize * 1.15,
      fontWeight: "bold" as const,
      formatter: `${spokenMoney(countedFen)}（${oneDecimal(percentOfGoal)}%）`,
    },
    markLine: {
      silent: true,
      symbol: "none",
      label: { color: look.text, fontSize },
      data: [
        {
          yAxis: goalFen,
          lineStyle: { color: look.accent, width: fontSize / 8, type: "solid" as const },
          label: { position: "insideStartTop" as const, formatter: `目标 ${roundMoney(goalFen)}` },
        },
        {
          xAxis: span.now,
          lineStyle: { color: look.soft, width: 1, type: "solid" as const },
          label: { position: "end" as const, formatter: `截至 ${figures.asOf}` },
        },
      ],
    },
  };
}

function paceMark(figures: GoalFigures, look: ChartLook, span: GoalSpan) {
  const { fontSize } = look;
  return {
    ...quiet,
    name: "序时进度",
    z: 6,
    showSymbol: true,
    symbol: "diamond",
    symbolSize: fontSize * 1.1,
    data: [[span.now, dueFenOf(figures)]],
    itemStyle: { color: look.accent },
    label: {
      show: true,
      ...beside(!isAhead(figures), span, look),
      color: look.accent,
      fontSize,
      formatter: `序时进度 ${oneDecimal(figures.timeElapsedPercent)}%`,
    },
  };
}

/**
 * The upper of two labels goes above and left of its point, the lower one below and right, so that rising lines miss
 * both. Near an end of the window, where there is no room, a label moves to the other side.
 */
function beside(upper: boolean, { now, end }: GoalSpan, { fontSize, compact }: ChartLook) {
  const isLeft = upper ? now > end * (compact ? roomFrom.compact : roomFrom.wide) : now > end * roomUntil;
  return {
    position: isLeft ? ("left" as const) : ("right" as const),
    offset: [0, (upper ? -fontSize : fontSize) * (isLeft === upper ? 1 : 1.6)],
  };
}

function isAhead(figures: GoalFigures): boolean {
  return figures.countedFen >= dueFenOf(figures);
}

function dueFenOf({ goalFen, timeElapsedPercent }: GoalFigures): number {
  return (goalFen * timeElapsedPercent) / 100;
}

function endOf(month: Month, { first }: GoalSpan): number {
  return monthNumber(month) - first + 1;
}
