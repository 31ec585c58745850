import type { ReportPictures } from "#shared/domain/report/report-pictures.ts";
import type { ReportBody } from "#shared/domain/report-body/report-body.ts";

/** Writes a report as an official document (.docx), the same bytes for the same report. */
export type DocumentWriter = (body: ReportBody, pictures: ReportPictures) => Promise<Uint8Array>;
