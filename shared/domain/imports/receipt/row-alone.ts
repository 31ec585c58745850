import { columnOf } from "#shared/domain/base/column-of.ts";
import type { Cell, MergedArea, Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import type { UnderstoodSheet } from "../import-record.ts";
import { columnFields } from "../reading/columns.ts";
import { isFilledDown, tallAreas } from "../reading/merged-cells.ts";
import { isBlank, saysDitto } from "../reading/text.ts";
import type { RowVerdict } from "./row-verdict.ts";

/** A refused row with cells that mean the same without the rows above it. */
export type RowAlone = { verdict: RowVerdict; cells: readonly (Cell | null)[] };

/** A column that is read: what a merged area puts into its cells, and what the last row that was gone through means. */
type Column = {
  index: number;
  fills: boolean;
  /** The areas that cover several rows of it, from the last to the first that is not passed. */
  areas: MergedArea[];
  merged: Cell | null;
  above: Cell | null;
};

/**
 * The rows of a table with verdicts, each readable alone: what a merged area or 同上 repeats is written out, and a faulty
 * cell that only repeats other rows is emptied, so that it means nothing else between other rows.
 */
export function* rowsAlone(
  sheet: Sheet,
  table: UnderstoodSheet,
  verdicts: ReadonlyMap<number, RowVerdict>,
): Generator<RowAlone> {
  const columns = readColumns(sheet, table);
  for (const row of sheet.rows) {
    if (row.row <= table.headerRow) continue;
    for (const column of columns) column.above = meantCell(column, row);
    const verdict = verdicts.get(row.row);
    if (verdict === undefined) continue;
    yield { verdict, cells: verdict.unfit ? row.cells : meantCells(row, columns, verdict) };
  }
}

function meantCells(row: SheetRow, columns: readonly Column[], { borrowed }: RowVerdict): (Cell | null)[] {
  const emptied = new Set(borrowed.map(columnOf));
  const cells = [...row.cells];
  for (const { index, above } of columns) {
    while (cells.length <= index) cells.push(null);
    cells[index] = emptied.has(index) ? null : above;
  }
  return cells;
}

function readColumns(sheet: Sheet, table: UnderstoodSheet): Column[] {
  const read = table.columns.filter(({ field }) => field !== null);
  const indexes = read.map(({ column }) => columnOf(column));
  const areas = tallAreas(sheet.merges ?? [], table.headerRow, indexes);
  return read.map(({ column, field }): Column => {
    const index = columnOf(column);
    const known = columnFields.find((one) => one === field);
    const fills = known !== undefined && isFilledDown(known);
    return { index, fills, areas: (areas.get(index) ?? []).toReversed(), merged: null, above: null };
  });
}

function meantCell(column: Column, row: SheetRow): Cell | null {
  const own = row.cells[column.index] ?? null;
  if (saysDitto(own)) return column.above;
  let area = column.areas.at(-1);
  for (; area !== undefined && area.lastRow < row.row; area = column.areas.at(-1)) {
    column.areas.pop();
    column.merged = null;
  }
  if (area === undefined || area.firstRow > row.row || !column.fills) return own;
  if (area.firstRow === row.row) column.merged = own;
  return isBlank(own) ? column.merged : own;
}
