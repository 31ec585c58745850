import { type BookCell, type BookColumn, type BookRow, type BookSheet, textCell, widthOf } from "../book.ts";
import { columnOf } from "../column-of.ts";
import type { Day } from "../day.ts";
import type { UnderstoodSheet } from "../import-record.ts";
import type { Cell, MergedArea, Sheet, SheetRow } from "../sheet.ts";
import { failedHeader } from "./failed-header.ts";
import { readCells, readColumns } from "./read-cells.ts";
import { type RowVerdict, verdictHeaders, verdictWidths } from "./row-verdict.ts";

/** The refused rows of one sheet, how the check understood its columns, and the data date of the book. */
export type FailedRows = { table: UnderstoodSheet; dataOn?: Day | undefined; rows: readonly RowVerdict[] };

const numberFields: ReadonlySet<string | null> = new Set([
  "loanNo",
  "identityNo",
  "associationCode",
  "contractNo",
]);

/**
 * A sheet of the refused rows alone under the bank's own headers in one row, to be mended and sent again: it reads as
 * the original does, since the headers say the unit and a line above them the data date. Cells at fault are coloured.
 */
export function failedRowsSheet(sheet: Sheet, { table, dataOn, rows }: FailedRows): BookSheet {
  const verdicts = new Map(rows.map((verdict) => [verdict.row, verdict]));
  const read = readColumns(sheet.rows);
  const headerCells = cellsOfRow(sheet, table.headerRow);
  const headers: (BookCell | null)[] = read.map(() => null);
  const columns: BookColumn[] = [...read];
  for (const column of table.columns) {
    const index = columnOf(column.column);
    const unit = column.field === "outstanding" ? table.outstandingUnit : table.amountUnit;
    const header = failedHeader(column, headerCells[index], unit);
    headers[index] = textCell(header, { tone: "head" });
    const form = numberFields.has(column.field) ? "text" : undefined;
    columns[index] = { width: Math.max(read[index]?.width ?? 0, widthOf(header) + 4), form };
  }
  const [, reason, remedy] = verdictHeaders;
  const own = [reason, remedy].map((header) => textCell(header, { tone: "head" }));
  const titles: BookRow[] =
    dataOn === undefined ? [] : [{ row: 1, cells: [textCell(`数据日期：${dataOn}`)] }];
  const first = titles.length + 1;
  return {
    name: sheet.name,
    frozenRows: first,
    columns: [...columns, ...verdictWidths.slice(1).map((width) => ({ width }))],
    rows: {
      *[Symbol.iterator]() {
        yield* titles;
        yield { row: first, cells: [...headers, ...own] };
        let row = first;
        for (const { verdict, cells } of refusedRows(sheet, verdicts)) {
          row += 1;
          const written = readCells(cells, verdict.faults);
          while (written.length < columns.length) written.push(null);
          const said = [verdict.reason, verdict.remedy].map((text) => textCell(text, { wrap: true }));
          yield { row, cells: [...written, ...said] };
        }
      },
    },
  };
}

type Refused = { verdict: RowVerdict; cells: readonly (Cell | null)[] };

/** The refused rows of a sheet, with what merged areas put into them from the rows above. */
function* refusedRows(sheet: Sheet, verdicts: ReadonlyMap<number, RowVerdict>): Generator<Refused> {
  const tall = (sheet.merges ?? []).filter((area) => area.lastRow > area.firstRow);
  const waiting = tall.toSorted((a, b) => b.firstRow - a.firstRow);
  const open = new Map<MergedArea, Cell>();
  for (const row of sheet.rows) {
    for (const area of open.keys()) if (area.lastRow < row.row) open.delete(area);
    for (let area = waiting.at(-1); area !== undefined && area.firstRow <= row.row; area = waiting.at(-1)) {
      waiting.pop();
      const cell = area.firstRow === row.row ? row.cells[area.firstColumn] : null;
      if (cell !== null && cell !== undefined) open.set(area, cell);
    }
    const verdict = verdicts.get(row.row);
    if (verdict !== undefined) yield { verdict, cells: filledCells(row, open) };
  }
}

function filledCells(row: SheetRow, open: ReadonlyMap<MergedArea, Cell>): readonly (Cell | null)[] {
  const cells = [...row.cells];
  for (const [{ firstRow, firstColumn }, cell] of open) {
    if (firstRow === row.row) continue;
    while (cells.length <= firstColumn) cells.push(null);
    cells[firstColumn] ??= cell;
  }
  return cells;
}

function cellsOfRow(sheet: Sheet, row: number): readonly (Cell | null)[] {
  for (const candidate of sheet.rows) {
    if (candidate.row === row) return candidate.cells;
    if (candidate.row > row) break;
  }
  return [];
}
