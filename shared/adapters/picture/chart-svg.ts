import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart } from "#shared/chart/chart.ts";
import { lightLook } from "#shared/chart/chart-look.ts";

use([BarChart, GridComponent, LegendComponent, LineChart, MarkLineComponent, SVGRenderer]);

/** The names that ECharts counts on from drawing to drawing of a process, which would make equal drawings differ. */
const countedNames = /\bzr\d+-[a-z]+-?\d+/g;

/** A chart as an SVG document on white, the same text for the same chart. */
export function chartSvg({ option }: Chart, size: { width: number; height: number }): string {
  const drawing = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    const { tooltip: _onlyOnScreen, ...still } = option;
    drawing.setOption({ ...still, animation: false, backgroundColor: lightLook.ground });
    return withOwnNames(withoutStyles(drawing.renderToSVGString()));
  } finally {
    drawing.dispose();
  }
}

/**
 * The picture without what only a pointer would show, and with its fonts as attributes: a page with a strict content
 * security policy takes no style attributes.
 */
function withoutStyles(svg: string): string {
  return svg
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replaceAll(/ class="[^"]*"/g, "")
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) =>
      style
        .split(";")
        .filter((rule) => rule !== "")
        .map((rule) => ` ${rule.slice(0, rule.indexOf(":"))}="${rule.slice(rule.indexOf(":") + 1)}"`)
        .join(""),
    );
}

function withOwnNames(svg: string): string {
  const names = new Map<string, string>();
  return svg.replaceAll(countedNames, (name) => {
    const own = names.get(name) ?? `zr-${names.size}`;
    names.set(name, own);
    return own;
  });
}
