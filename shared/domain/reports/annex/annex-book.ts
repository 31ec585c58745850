import type { CoverageCounts } from "#shared/domain/associations/member-coverage.ts";
import type { BookSheet } from "#shared/domain/base/book.ts";
import type { Scorecard } from "../assessment/scorecard.ts";
import type { ReportDocument } from "../report-document.ts";
import { editionOf } from "../report-edition.ts";
import type { FigureCorrection } from "../retelling/figure-corrections.ts";
import { earlierAssociationsSheet } from "../until-edition-6/earlier-associations-sheet.ts";
import { earlierSummarySheet } from "../until-edition-6/earlier-summary-sheet.ts";
import type { AssociationLines } from "./annex-figures.ts";
import { assessmentSheet } from "./assessment-sheet.ts";
import { associationsSheet, type NamedAssociation } from "./associations-sheet.ts";
import { correctionsSheet } from "./corrections-sheet.ts";
import { coverageSheet } from "./coverage-sheet.ts";
import { type DetailLoan, detailSheet } from "./detail-sheet.ts";
import { type AnnexEarlier, owedSheet } from "./owed-sheet.ts";
import { sourcesSheet } from "./sources-sheet.ts";
import { monthsSheet, summarySheet } from "./summary-sheets.ts";

/** What the annex lists beyond the report's own figures. */
export type AnnexDetail = {
  associations: readonly NamedAssociation[];
  lines: AssociationLines;
  loans: readonly DetailLoan[];
  /** What an earlier annex said otherwise of associations. */
  corrections?: readonly FigureCorrection[] | undefined;
  /** Whom the loans of each association's members reach; absent where the report says nothing of it. */
  coverage?: ReadonlyMap<string, CoverageCounts> | undefined;
  /** The scorecards of the quarter, those of associations too; absent where the report says none. */
  scorecards?: readonly Scorecard[] | undefined;
};

/** The annex of a monthly report: the form of small loans, the tables of the text, the month's loans with names masked, and the files it rests on. */
export function annexBook(
  report: ReportDocument,
  earlier: AnnexEarlier,
  { associations, lines, loans, coverage, scorecards, corrections = [] }: AnnexDetail,
): BookSheet[] {
  const isPresent = editionOf(report) >= 7;
  const [counties, members] = isPresent
    ? [summarySheet, associationsSheet]
    : [earlierSummarySheet, earlierAssociationsSheet];
  return [
    owedSheet(report, earlier),
    counties(report),
    members(report, associations, lines),
    ...(coverage === undefined ? [] : [coverageSheet(report, associations, coverage)]),
    monthsSheet(report),
    ...(scorecards === undefined ? [] : [assessmentSheet(report, scorecards)]),
    detailSheet(report, loans),
    ...(isPresent ? [sourcesSheet(report), correctionsSheet(report, corrections)] : []),
  ];
}
