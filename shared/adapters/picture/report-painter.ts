import type { Chart } from "#shared/chart/chart.ts";
import { lightLook } from "#shared/chart/chart-look.ts";
import { goalChart } from "#shared/chart/goal-chart.ts";
import { partChart } from "#shared/chart/part-chart.ts";
import { editionOf } from "#shared/domain/reports/report-edition.ts";
import type { Picture } from "#shared/domain/reports/report-pictures.ts";
import type { ReportPainter } from "#shared/ports/reports/report-painter.ts";
import { chartSvg } from "./chart-svg.ts";
import { countyFiguresOf, goalFiguresOf } from "./report-figures.ts";
import type { SvgPng } from "./svg-png.ts";

const widthPx = 720;
/** How high the charts are: lower since the seventh edition, whose text and pictures stand on five pages. */
const heights = { goalPx: 180, countyLinePx: 15 };
const earlierHeights = { goalPx: 300, countyLinePx: 30 };

/** Makes the painter of reports' charts by ECharts, the same that the pages show. */
export function createReportPainter(toPng: SvgPng): ReportPainter {
  const paint = async (chart: Chart, heightPx: number): Promise<Picture> => {
    const svg = chartSvg(chart, { width: widthPx, height: heightPx });
    return { svg, png: await toPng(svg), widthPx, heightPx };
  };
  return async (report) => {
    const counties = countyFiguresOf(report);
    const { goalPx, countyLinePx } = editionOf(report) >= 7 ? heights : earlierHeights;
    return {
      goal: await paint(goalChart(goalFiguresOf(report), lightLook), goalPx),
      counties: await paint(partChart(counties, lightLook), countyLinePx * (counties.parts.length + 1)),
    };
  };
}
