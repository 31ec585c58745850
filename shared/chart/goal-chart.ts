import { type Day, daysInMonth } from "#shared/domain/base/day.ts";
import { addMonths, monthNumber, monthOf } from "#shared/domain/base/month.ts";
import type { Chart } from "./chart.ts";
import type { ChartLook } from "./chart-look.ts";
import { axisMoney, moneyAxis, spokenMoney } from "./chart-money.ts";
import { axisTip, chartFrame, type TipLine, valueAxis } from "./chart-parts.ts";
import { type GoalFigures, type GoalSpan, goalNames, goalSeries } from "./goal-series.ts";
import { goalWords } from "./goal-words.ts";

const headroom = 1.04;
const monthsApartMin = { wide: 3, compact: 10 } as const;

/** The cumulative curve against plan, goal and forecast, with the scheduled pace and what is required from now on. */
export function goalChart(figures: GoalFigures, look: ChartLook): Chart {
  const { fontSize, soft, line, compact } = look;
  const first = monthNumber(monthOf(figures.firstOn));
  const end = monthNumber(monthOf(figures.lastOn)) - first + 1;
  const span = { first, end, now: Math.min(Math.max(monthPosition(figures.asOf) - first, 0), end) };
  const highest = Math.max(
    figures.goalFen,
    figures.countedFen,
    ...figures.forecast.map(({ highFen }) => highFen),
  );
  const marks = marksOf(span, compact);
  const frame = chartFrame(look, { top: fontSize * (compact ? 5 : 3.6), right: fontSize * 2.5 });
  return {
    option: {
      ...frame,
      legend: { ...frame.legend, data: legendOf(figures) },
      xAxis: {
        ...valueAxis(look),
        min: 0,
        max: end,
        splitLine: { show: false },
        axisTick: { show: true, lineStyle: { color: line }, customValues: marks },
        axisLabel: {
          color: soft,
          fontSize,
          customValues: marks,
          formatter: (place: number) => monthEnding(first, place),
        },
      },
      yAxis: {
        ...valueAxis(look),
        ...moneyAxis(highest * headroom),
        axisLabel: { color: soft, fontSize, formatter: axisMoney },
      },
      tooltip: axisTip(look, (place, lines) => [
        place === span.now ? `截至 ${figures.asOf}` : `${monthEnding(first, place)}末`,
        ...tipLines(lines),
      ]),
      series: goalSeries(figures, look, span),
    },
    words: goalWords(figures),
    partAt: (x) => {
      const place = Math.floor(x);
      return place >= 0 && x <= span.now ? addMonths(monthOf(figures.firstOn), place) : undefined;
    },
  };
}

function legendOf({ forecast, plan }: GoalFigures) {
  const { actual, plan: planName, range, forecast: forecastName, required } = goalNames;
  return [
    { name: actual },
    ...(plan.length === 0 ? [] : [{ name: planName }]),
    ...(forecast.length === 0 ? [] : [{ name: range, icon: "rect" }, { name: forecastName }]),
    { name: required },
  ];
}

const shownInTip: readonly string[] = Object.values(goalNames).filter((name) => name !== goalNames.range);

function tipLines(lines: readonly TipLine[]): string[] {
  return lines
    .filter(({ name }) => shownInTip.includes(name))
    .map(({ name, value }) => `${name}　${spokenMoney(value)}`);
}

/** The ends of the months to write below the axis: each June and December and the last month, or Decembers alone. */
function marksOf({ first, end }: GoalSpan, compact: boolean): number[] {
  const marks: number[] = [];
  for (let place = 1; place <= end; place++) {
    const apart = end - place >= (compact ? monthsApartMin.compact : monthsApartMin.wide);
    const ending = (first + place - 1) % 12;
    const wanted = ending === 11 || (ending === 5 && !compact);
    if (wanted && apart) marks.push(place);
  }
  return [...marks, end];
}

/** The end of a day as a number of months: whole where a month ends. */
function monthPosition(day: Day): number {
  const length = daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  return monthNumber(monthOf(day)) + Number(day.slice(8, 10)) / length;
}

function monthEnding(first: number, place: number): string {
  const number = first + Math.ceil(place) - 1;
  return `${Math.floor(number / 12)}年${(number % 12) + 1}月`;
}
