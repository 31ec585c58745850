import type { BookSheet } from "../book.ts";
import type { ReportDocument } from "../report/report-document.ts";
import type { AnnexTold } from "./annex-told.ts";
import { type DetailLoan, detailSheet } from "./detail-sheet.ts";
import { owedSheet } from "./owed-sheet.ts";
import { monthsSheet, summarySheet } from "./summary-sheets.ts";

/** What the annex compares with: the report of the month before and that of the last December, where they were published. */
export type AnnexEarlier = { lastMonth?: AnnexTold | undefined; yearBegin?: AnnexTold | undefined };

/** The annex of a monthly report: the form of small loans, the tables of the text, the month's loans with names masked. */
export function annexBook(
  report: ReportDocument,
  earlier: AnnexEarlier,
  loans: readonly DetailLoan[],
): BookSheet[] {
  return [owedSheet(report, earlier), summarySheet(report), monthsSheet(report), detailSheet(report, loans)];
}
