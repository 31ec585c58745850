import type { Month } from "#shared/domain/base/month.ts";
import type { Chart } from "./chart.ts";
import type { ChartLook } from "./chart-look.ts";
import { axisMoney, moneyAxis, spokenMoney } from "./chart-money.ts";
import { axisTip, chartFrame, valueAxis } from "./chart-parts.ts";

/** What was lent month by month, ascending; amounts in fen. */
export type MonthFigures = readonly { month: Month; disbursedFen: number; loanCount: number }[];

const monthsMax = { compact: 12, wide: 36 } as const;

const labelsMax = 14;
const monthSteps = [1, 2, 3, 6];

/** The money lent in each month as columns; of a long history the latest months. */
export function monthChart(figures: MonthFigures, look: ChartLook): Chart {
  const { fontSize, soft, line } = look;
  const shown = figures.slice(-(look.compact ? monthsMax.compact : monthsMax.wide));
  const step = monthSteps.find((months) => shown.length / months <= labelsMax) ?? 12;
  return {
    option: {
      ...chartFrame(look, { top: fontSize * 1.2 }),
      legend: { show: false },
      xAxis: {
        type: "category",
        data: shown.map(({ month }) => month),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: line } },
        axisLabel: {
          color: soft,
          fontSize,
          interval: (_, month) => (Number(month.slice(5)) - 1) % step === 0,
          formatter: (month: string) => monthLabel(month, shown[0]?.month),
        },
      },
      yAxis: {
        ...valueAxis(look),
        ...moneyAxis(Math.max(0, ...shown.map(({ disbursedFen }) => disbursedFen))),
        axisLabel: { color: soft, fontSize, formatter: axisMoney },
      },
      tooltip: axisTip(look, (place, lines) => [
        shown[place]?.month ?? "",
        ...lines.map(({ value }) => `发放　${spokenMoney(value)}`),
        `笔数　${shown[place]?.loanCount ?? 0} 笔`,
      ]),
      series: [
        {
          type: "bar",
          name: "当月发放",
          data: shown.map(({ disbursedFen }) => disbursedFen),
          barMaxWidth: fontSize * 2.4,
          itemStyle: { color: look.primary, borderRadius: [fontSize / 5, fontSize / 5, 0, 0] },
        },
      ],
    },
    words: wordsOf(shown),
    partAt: (x) => shown[Math.round(x)]?.month,
  };
}

/** A January and the first month say their year below; the others are numbers alone, so that they have room. */
function monthLabel(month: Month, first: Month | undefined): string {
  const number = Number(month.slice(5));
  return number === 1 || month === first ? `${number}月\n${month.slice(0, 4)}` : String(number);
}

function wordsOf(shown: MonthFigures): string {
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return "还没有发放贷款。";
  const largest = shown.reduce((most, month) => (month.disbursedFen > most.disbursedFen ? month : most));
  return `${first.month} 至 ${last.month} 各月发放：最多的是 ${largest.month}，${spokenMoney(largest.disbursedFen)}；最近的 ${last.month}，${spokenMoney(last.disbursedFen)}。`;
}
