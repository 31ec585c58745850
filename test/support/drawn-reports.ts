import type { SvgPng } from "#shared/adapters/picture/svg-png.ts";
import { installedPictureFiles } from "#shared/config/installed-pictures.ts";
import { reportMakers } from "#shared/config/report-makers.ts";
import { once } from "#shared/http/base/once.ts";
import type { Deps } from "#shared/ports/deps.ts";

const drawn = new Map<string, Promise<Uint8Array>>();

/** The painter of reports, its pictures made of their SVG by `toPng`; loaded when the first is painted, as in the product. */
function painterWith(toPng: SvgPng): Deps["reportPainter"] {
  const load = once(async () => {
    const { createReportPainter } = await import("#shared/adapters/picture/report-painter.ts");
    return createReportPainter(toPng);
  });
  return async (report) => (await load())(report);
}

const toPng = once(async () => {
  const { createSvgPng } = await import("#shared/adapters/picture/svg-png.ts");
  return createSvgPng(installedPictureFiles());
});

/**
 * Reports as the product makes them, but that each picture is drawn once in a process: the same text gives the same
 * bytes, which is proved where pictures are made.
 */
export const drawnReports: Pick<Deps, "documentWriter" | "pdfWriter" | "reportPainter"> = {
  ...reportMakers(installedPictureFiles()),
  reportPainter: painterWith(async (svg) => {
    const drawing = drawn.get(svg) ?? toPng().then((draw) => draw(svg));
    drawn.set(svg, drawing);
    return drawing;
  }),
};

/** Reports whose charts are lines but no pictures, and whose PDF is none, for tests of what pages say. */
export const undrawnReports: Pick<Deps, "documentWriter" | "pdfWriter" | "reportPainter"> = {
  ...drawnReports,
  pdfWriter: async () => new TextEncoder().encode("pdf"),
  reportPainter: painterWith(async () => new Uint8Array()),
};
