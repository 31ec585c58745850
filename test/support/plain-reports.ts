import { recordOf } from "#shared/domain/base/record-of.ts";
import { pictureKeys, type ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import type { Deps } from "#shared/ports/deps.ts";

const picture = { svg: "<svg></svg>", png: new Uint8Array(), widthPx: 1, heightPx: 1 };

/** Reports without drawn charts and set documents, for tests of when reports are published and whom they go to. */
export const plainReports: Pick<Deps, "documentWriter" | "pdfWriter" | "reportPainter"> = {
  documentWriter: async () => new TextEncoder().encode("document"),
  pdfWriter: async () => new TextEncoder().encode("pdf"),
  reportPainter: async (): Promise<ReportPictures> => recordOf(pictureKeys, () => picture),
};
