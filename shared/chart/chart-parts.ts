import type { ChartLook } from "./chart-look.ts";
import type { ChartOption } from "./chart-option.ts";

/** One series at the place that a tip speaks of. */
export type TipLine = { name: string; value: number };

/** Without quotation marks: ECharts writes them into attributes of an SVG as they are, and the picture is broken. */
const fonts = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, sans-serif";

/** What all charts have in common: letters, room for the axes, a legend above, no motion. */
export function chartFrame(
  look: ChartLook,
  room: { top?: number; right?: number; left?: number; bottom?: number } = {},
): ChartOption {
  const { fontSize } = look;
  return {
    animation: false,
    textStyle: { fontFamily: fonts, fontSize, color: look.text },
    grid: {
      left: 4,
      right: fontSize,
      top: fontSize * 2,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
      ...room,
    },
    legend: {
      top: 0,
      left: 0,
      itemGap: fontSize,
      itemWidth: fontSize * 1.6,
      itemHeight: fontSize * 0.7,
      selectedMode: false,
      textStyle: { color: look.soft, fontSize },
    },
  };
}

/** An axis of amounts or months. */
export function valueAxis(look: ChartLook) {
  return {
    type: "value" as const,
    axisTick: { show: false },
    axisLine: { show: false },
    splitLine: { lineStyle: { color: look.line } },
  };
}

/**
 * A tip for what lies at one place of the x axis. It is drawn on the chart itself and not as markup: the pages allow no
 * inline style, and a name can be nothing but text.
 */
export function axisTip(
  look: ChartLook,
  textOf: (place: number, lines: readonly TipLine[]) => readonly string[],
): NonNullable<ChartOption["tooltip"]> {
  return {
    trigger: "axis",
    renderMode: "richText",
    confine: true,
    backgroundColor: look.ground,
    borderColor: look.soft,
    textStyle: { color: look.text, fontSize: look.fontSize },
    axisPointer: { type: "line", lineStyle: { color: look.soft }, label: { show: false } },
    formatter: (params) => {
      const shown = Array.isArray(params) ? params : [params];
      const lines = shown.map(({ seriesName, value }) => ({
        name: seriesName ?? "",
        value: Number(Array.isArray(value) ? value[1] : value),
      }));
      const [first] = shown;
      const place = Array.isArray(first?.value) ? Number(first.value[0]) : (first?.dataIndex ?? 0);
      return textOf(place, lines).join("\n");
    },
  };
}
