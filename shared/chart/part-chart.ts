import type { Chart } from "./chart.ts";
import type { ChartLook } from "./chart-look.ts";
import { axisMoney, moneyAxis, spokenMoney } from "./chart-money.ts";
import { axisTip, chartFrame, valueAxis } from "./chart-parts.ts";

/** The parts of a sum in the order to show them; amounts in fen, `note` follows the amount (a movement, a share). */
export type PartFigures = {
  /** What the amounts are: 累计发放, 余额. */
  name: string;
  parts: readonly { key: string; name: string; fen: number; note?: string | undefined }[];
};

const nameLengthMax = 12;

/** The parts of a sum as bars below one another, each with its name and amount. */
export function partChart({ name, parts }: PartFigures, look: ChartLook): Chart {
  const { fontSize, text } = look;
  return {
    option: {
      ...chartFrame(look, { top: fontSize / 2, right: fontSize * 11 }),
      legend: { show: false },
      xAxis: {
        ...valueAxis(look),
        ...moneyAxis(Math.max(0, ...parts.map(({ fen }) => fen))),
        axisLabel: { show: false, formatter: axisMoney },
        splitLine: { show: false },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: parts.map((part) => part.name),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: text, fontSize, formatter: shortened },
      },
      tooltip: axisTip(look, (place, lines) => [
        parts[place]?.name ?? "",
        ...lines.map(({ value }) => `${name}　${spokenMoney(value)}`),
      ]),
      series: [
        {
          type: "bar",
          name,
          data: parts.map(({ fen }) => fen),
          barMaxWidth: fontSize * 1.6,
          itemStyle: { color: look.primary, borderRadius: fontSize / 5 },
          label: {
            show: true,
            position: "right",
            color: text,
            fontSize,
            formatter: ({ dataIndex }) => labelOf(parts[dataIndex]),
          },
        },
      ],
    },
    words: `${name}：${parts.map((part) => `${part.name} ${labelOf(part)}`).join("，")}。`,
    partAt: (_x, y) => parts[Math.round(y)]?.key,
  };
}

function labelOf(part: PartFigures["parts"][number] | undefined): string {
  if (part === undefined) return "";
  return part.note === undefined ? spokenMoney(part.fen) : `${spokenMoney(part.fen)}　${part.note}`;
}

function shortened(name: string): string {
  const letters = [...name];
  return letters.length > nameLengthMax ? `${letters.slice(0, nameLengthMax - 1).join("")}…` : name;
}
