import { LedgerFailure } from "../failure.ts";
import { cellAddress, firstRows, type Sheet } from "../sheet.ts";
import { cellKindNames, contentRowsMax, contradictionOf, profileColumns } from "./column-content.ts";
import { columnNames } from "./columns.ts";
import { findHeader, headerRowsSearchedMax } from "./find-header.ts";
import { type AmbiguousField, settleHeader, type TableHeader } from "./table-header.ts";
import type { ColumnMapping } from "./table-rules.ts";
import type { SheetKnowledge } from "./understand-sheet.ts";

/** A sheet and what its first rows tell of its table; `knowledge` is absent when no row looks like a header. */
export type Survey = {
  sheet: Sheet;
  isEmpty: boolean;
  knowledge?: SheetKnowledge | undefined;
  ambiguous: readonly AmbiguousField[];
};

/** Looks at the first rows of a sheet: where its header is, which column is what, and what the columns hold. */
export function surveySheet(
  sheet: Sheet,
  mappings: readonly ColumnMapping[],
  countyCode: (text: string) => string | undefined,
): Survey {
  const rows = firstRows(sheet, headerRowsSearchedMax + contentRowsMax);
  const candidate = findHeader(sheet, rows, mappings);
  if (candidate === undefined) return { sheet, isEmpty: rows.length === 0, ambiguous: [] };
  const lastRow = candidate.rows.at(-1)?.row ?? 0;
  const indexes = candidate.headers.map(({ index }) => index);
  const profiles = profileColumns(
    rows.filter(({ row }) => row > lastRow),
    indexes,
    countyCode,
  );
  const { header, ambiguous } = settleHeader(candidate, profiles);
  return {
    sheet,
    isEmpty: false,
    knowledge: { sheet, firstRows: rows, candidate, header, profiles },
    ambiguous,
  };
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

/** Fails with `column-contradicts` when a column holds something else than its header says, in nearly every cell. */
export function refuseContradicting(
  sheetName: string,
  header: TableHeader,
  profiles: SheetKnowledge["profiles"],
): void {
  for (const [field, column] of header.columns) {
    const profile = profiles.get(column.index);
    const contradiction = profile === undefined ? undefined : contradictionOf(field, profile);
    if (contradiction === undefined) continue;
    throw new LedgerFailure("column-contradicts", {
      sheet: sheetName,
      header: column.header,
      column: columnNames[field],
      holds: cellKindNames[contradiction.kind],
      cells: contradiction.rows.map((row) => cellAddress(column.index, row)),
    });
  }
}
