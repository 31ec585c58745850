import { type BookCell, type BookRow, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import type { Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import { lineCell } from "./line-cell.ts";
import { readCells, readColumns } from "./read-cells.ts";
import { type RowVerdict, type SheetVerdicts, verdictHeaders, verdictWidths } from "./row-verdict.ts";

/** A sheet as it was read, to be rewritten; verdicts go into three columns right of its last one. */
export function receiptSheet(sheet: Sheet, verdicts: SheetVerdicts | undefined): BookSheet {
  const { name, hidden, merges } = sheet;
  const columns = readColumns(sheet.rows);
  if (verdicts === undefined) {
    return { name, hidden, merges, columns, rows: rowsOf(sheet, ({ cells }) => readCells(cells, [])) };
  }
  const byRow = new Map(verdicts.rows.map((verdict) => [verdict.row, verdict]));
  return {
    name,
    hidden,
    merges: merges?.filter((area) => area.lastColumn < columns.length),
    frozenRows: verdicts.headerRow,
    columns: [...columns, ...verdictWidths.map((width) => ({ width }))],
    rows: rowsOf(sheet, ({ row, cells }) => {
      if (row === verdicts.headerRow) {
        const own = verdictHeaders.map((header) => textCell(header));
        return beside(readCells(cells, []), columns.length, own).map(asHead);
      }
      const verdict = row > verdicts.headerRow ? byRow.get(row) : undefined;
      if (verdict === undefined) return readCells(cells, []);
      const own = verdict.unfit ? [lineCell(cells)] : readCells(cells, verdict.faults);
      return beside(own, columns.length, verdictCells(verdict));
    }),
  };
}

/** The rows of a sheet, made into written ones one by one. */
function rowsOf(sheet: Sheet, cellsOf: (row: SheetRow) => (BookCell | null)[]): Iterable<BookRow> {
  return {
    *[Symbol.iterator]() {
      for (const row of sheet.rows) yield { row: row.row, cells: cellsOf(row) };
    },
  };
}

function beside(cells: (BookCell | null)[], column: number, own: readonly BookCell[]): (BookCell | null)[] {
  while (cells.length < column) cells.push(null);
  return [...cells, ...own];
}

function verdictCells({ result, reason, remedy, outcome }: RowVerdict): BookCell[] {
  const wrapped = [reason, remedy].map((text) => textCell(text, { wrap: true }));
  return [textCell(result, { tone: outcome }), ...wrapped];
}

function asHead(cell: BookCell | null): BookCell | null {
  return cell === null ? null : { ...cell, tone: "head" };
}
