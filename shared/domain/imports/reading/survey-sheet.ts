import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { cellAddress, firstRows, type Sheet } from "#shared/domain/base/sheet.ts";
import { tieBreaker } from "./break-tie.ts";
import { cellKindNames, contentRowsMax, contradictionOf, profileColumns } from "./column-content.ts";
import { type ColumnField, columnNames, requiredFields } from "./columns.ts";
import type { Dictionary } from "./dictionary.ts";
import { findDataDays } from "./find-data-day.ts";
import { findHeader, headerRowsSearchedMax } from "./find-header.ts";
import { rivalsOf } from "./rival-columns.ts";
import { confusesFlows } from "./sign-columns.ts";
import { tableConstants } from "./table-constants.ts";
import { type AmbiguousField, settleHeader, type TableHeader } from "./table-header.ts";
import type { TableRules } from "./table-rules.ts";
import type { SheetKnowledge } from "./understand-sheet.ts";
import type { UnlikeColumn } from "./unlike-column.ts";

/**
 * A sheet and what its first rows say about its table; `knowledge` is absent when no row looks like a header. Required
 * fields that several columns could give are `ambiguous`; other such fields are left out.
 */
export type Survey = {
  sheet: Sheet;
  isEmpty: boolean;
  knowledge?: SheetKnowledge | undefined;
  ambiguous: readonly AmbiguousField[];
  leftOut: readonly AmbiguousField[];
};

/** What the search for a table in a sheet uses. */
export type SurveyContext = {
  fileName: string;
  rules: TableRules | undefined;
  dictionary: Dictionary;
  /** The rows of which nothing may be shown. */
  leftOut?: ReadonlyMap<number, unknown> | undefined;
};

const required: ReadonlySet<ColumnField> = new Set(requiredFields);

/** Looks at the first rows of a sheet: where its header is, which column is what, and what the columns hold. */
export function surveySheet(sheet: Sheet, { fileName, rules, dictionary, leftOut }: SurveyContext): Survey {
  const rows = firstRows(sheet, headerRowsSearchedMax + contentRowsMax);
  const candidate = findHeader(sheet, rows, rules?.columnMappings ?? []);
  if (candidate === undefined) return { sheet, isEmpty: rows.length === 0, ambiguous: [], leftOut: [] };
  const firstRow = candidate.rows[0]?.row ?? 0;
  const lastRow = candidate.rows.at(-1)?.row ?? 0;
  const indexes = candidate.headers.map(({ index }) => index);
  const below = rows.filter(({ row }) => row > lastRow);
  const profiles = profileColumns(below, indexes, dictionary.countyCode);
  const kept = leftOut === undefined ? below : below.filter(({ row }) => !leftOut.has(row));
  const shown = leftOut === undefined ? profiles : profileColumns(kept, indexes, dictionary.countyCode);
  const above = rows.filter(({ row }) => row < firstRow);
  const [stated] = findDataDays(sheet, above, fileName);
  const { header, ambiguous } = settleHeader(candidate, profiles, tieBreaker(sheet, lastRow, stated?.day));
  const rivals = rivalsOf(candidate, header, profiles);
  const constants = tableConstants(sheet.name, above, header, dictionary, rules?.constants ?? []);
  return {
    sheet,
    isEmpty: false,
    knowledge: { sheet, firstRows: rows, candidate, header, profiles, shown, ambiguous, rivals, constants },
    ambiguous: ambiguous.filter(({ field }) => required.has(field)),
    leftOut: ambiguous.filter(({ field }) => !required.has(field)),
  };
}

/** Fails with `columns-missing` where one table holds payments out and back and no column says which a row is. */
export function refuseFlows({ sheet, knowledge }: Survey): void {
  if (knowledge === undefined || !confusesFlows(knowledge.candidate, knowledge.header.signs)) return;
  throw new LedgerFailure("columns-missing", {
    sheet: sheet.name,
    row: knowledge.header.lastRow,
    missing: ["发放/回收标志"],
  });
}

/** Fails with `columns-ambiguous` when several columns are equally entitled to one meaning, by header and by content. */
export function refuseAmbiguous({ sheet, knowledge, ambiguous }: Survey): void {
  const [first] = ambiguous;
  if (first === undefined || knowledge === undefined) return;
  const { lastRow } = knowledge.header;
  throw new LedgerFailure("columns-ambiguous", {
    sheet: sheet.name,
    row: lastRow,
    column: columnNames[first.field],
    cells: first.columns.map(({ index }) => cellAddress(index, lastRow)),
  });
}

/**
 * The columns that hold something else than the liaison decided: a decision goes before what cells look like. Fails with
 * `column-contradicts` where a column holds something else than its own header says.
 */
export function contradictingColumns(
  sheetName: string,
  header: TableHeader,
  profiles: SheetKnowledge["profiles"],
): UnlikeColumn[] {
  const unlike: UnlikeColumn[] = [];
  for (const [field, column] of header.columns) {
    const profile = profiles.get(column.index);
    const contradiction = profile === undefined ? undefined : contradictionOf(field, profile);
    if (contradiction === undefined || (!required.has(field) && contradiction.kind === "words")) continue;
    const holds = cellKindNames[contradiction.kind];
    if (column.mappedBy === "decision") {
      unlike.push({ column, holds });
      continue;
    }
    throw new LedgerFailure("column-contradicts", {
      sheet: sheetName,
      header: column.header,
      column: columnNames[field],
      holds,
      cells: contradiction.rows.map((row) => cellAddress(column.index, row)),
    });
  }
  return unlike;
}
