import type { ChartOption } from "./chart-option.ts";

/**
 * A chart to draw: what ECharts is given, the same said in words, and which part of it (a month, a county, a class) lies
 * at a place of its two axes.
 */
export type Chart = {
  option: ChartOption;
  words: string;
  partAt: (x: number, y: number) => string | undefined;
};
