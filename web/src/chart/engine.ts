import { BarChart, LineChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import type { Chart } from "#shared/chart/chart.ts";
import { type ChartLook, lightLook } from "#shared/chart/chart-look.ts";
import { titledOption } from "#shared/chart/titled-option.ts";

use([
  BarChart,
  CanvasRenderer,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
]);

/** Makes a chart in a look. */
export type ChartMaker = (look: ChartLook) => Chart;

/** A chart on the page. */
export type Drawing = { show: (make: ChartMaker, look: ChartLook) => void; remove: () => void };

const compactBelowPx = 440;
const paperWidthPx = 680;
const sharpness = 2;
const picture = { width: 1120, height: 460 } as const;

/** Draws a chart into an element, again when the element's width changes, and in its own width for paper. */
export function drawInto(element: HTMLElement, onPick: (part: string) => void): Drawing {
  const chart = init(element, null, {
    renderer: "canvas",
    devicePixelRatio: Math.max(sharpness, window.devicePixelRatio),
  });
  let shown: { make: ChartMaker; look: ChartLook } | undefined;
  let partAt: Chart["partAt"] = () => undefined;
  const paint = (width: number, look: ChartLook | undefined) => {
    if (shown === undefined || look === undefined || width === 0) return;
    chart.resize({ width, height: element.clientHeight });
    const made = shown.make({ ...look, compact: width < compactBelowPx });
    partAt = made.partAt;
    chart.setOption(made.option, { notMerge: true });
  };
  const paintHere = () => paint(element.clientWidth, shown?.look);
  const paintForPaper = () => paint(paperWidthPx, lightLook);
  const observer = new ResizeObserver(paintHere);
  observer.observe(element);
  window.addEventListener("beforeprint", paintForPaper);
  window.addEventListener("afterprint", paintHere);
  followPointer(chart, (x, y) => partAt(x, y), onPick);
  return {
    show(make, look) {
      shown = { make, look };
      paintHere();
    },
    remove() {
      observer.disconnect();
      window.removeEventListener("beforeprint", paintForPaper);
      window.removeEventListener("afterprint", paintHere);
      chart.dispose();
    },
  };
}

/** The whole band of a part answers to the pointer, not only its mark. */
function followPointer(chart: ECharts, partAt: Chart["partAt"], onPick: (part: string) => void): void {
  const partUnder = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
    const pixel = [offsetX, offsetY];
    if (!chart.containPixel({ gridIndex: 0 }, pixel)) return undefined;
    const [x = Number.NaN, y = Number.NaN] = chart.convertFromPixel({ gridIndex: 0 }, pixel);
    return partAt(x, y);
  };
  chart.getZr().on("click", (event) => {
    const part = partUnder(event);
    if (part !== undefined) onPick(part);
  });
  chart.getZr().on("mousemove", (event) => {
    chart.getZr().setCursorStyle(partUnder(event) === undefined ? "default" : "pointer");
  });
}

/** A chart as an SVG document with its title. */
export function chartSvg(make: ChartMaker, title: string): Blob {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...picture });
  chart.setOption(titledOption(make(lightLook).option, title, lightLook));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return new Blob([svg], { type: "image/svg+xml" });
}

/** A chart as a PNG picture on white with its title, twice as sharp as a screen. */
export async function chartPng(make: ChartMaker, title: string): Promise<Blob> {
  const chart = init(document.createElement("div"), null, { renderer: "canvas", ...picture });
  chart.setOption(titledOption(make(lightLook).option, title, lightLook));
  const canvas = chart.renderToCanvas({ pixelRatio: sharpness, backgroundColor: lightLook.ground });
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  chart.dispose();
  if (png === null) throw new Error("the browser made no picture");
  return png;
}
