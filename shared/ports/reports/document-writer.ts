import type { ReportBody } from "#shared/domain/reports/body/block.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";

/** Writes a report as an official document (.docx or .pdf), the same bytes for the same report. */
export type DocumentWriter = (body: ReportBody, pictures: ReportPictures) => Promise<Uint8Array>;
