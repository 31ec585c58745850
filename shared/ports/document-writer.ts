import type { ReportBody } from "#shared/domain/report-body/report-body.ts";

/** Writes a report as an official document (.docx), the same bytes for the same report. */
export type DocumentWriter = (body: ReportBody) => Promise<Uint8Array>;
