import type { ChartLook } from "./chart-look.ts";
import type { ChartOption } from "./chart-option.ts";

/** A standalone picture of a chart: with a background, a title and a caption. */
export function titledOption(option: ChartOption, title: string, look: ChartLook): ChartOption {
  const { fontSize } = look;
  const height = fontSize * 2.6;
  const lowered = <T extends { top?: number | string | undefined }>(part: T): T => ({
    ...part,
    top: (typeof part.top === "number" ? part.top : 0) + height,
  });
  return {
    ...option,
    backgroundColor: look.ground,
    title: { text: title, left: 0, top: 0, textStyle: { color: look.text, fontSize: fontSize * 1.25 } },
    legend: lowered(oneOf(option.legend)),
    grid: lowered(oneOf(option.grid)),
  };
}

function oneOf<T extends object>(part: T | T[] | undefined): T | Record<string, never> {
  return (Array.isArray(part) ? part[0] : part) ?? {};
}
