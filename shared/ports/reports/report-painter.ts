import type { ReportDocument } from "#shared/domain/reports/report-document.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";

/** Draws the charts of a report, the same bytes for the same report. */
export type ReportPainter = (report: ReportDocument) => Promise<ReportPictures>;
