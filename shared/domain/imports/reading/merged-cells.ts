import type { MergedArea } from "#shared/domain/base/sheet.ts";
import { type ColumnField, columnFacts } from "./columns.ts";

/** Tells whether a merged cell of this column is filled down; a merged amount, day or number would be counted more than once, and refuses its rows. */
export function isFilledDown(field: ColumnField): boolean {
  return columnFacts[field].filledDown;
}

/**
 * The merged areas below a header that cover several rows, by their first column, in row order. An area that is merged
 * alike in every given column is left out: it is one loan in a tall row.
 */
export function tallAreas(
  merges: readonly MergedArea[],
  headerLastRow: number,
  columnIndexes: readonly number[],
): ReadonlyMap<number, readonly MergedArea[]> {
  const tall = merges.filter(({ firstRow, lastRow }) => firstRow > headerLastRow && lastRow > firstRow);
  const columnsOf = new Map<string, Set<number>>();
  for (const area of tall) {
    const rows = `${area.firstRow}:${area.lastRow}`;
    const columns = columnsOf.get(rows) ?? new Set();
    for (const index of columnIndexes) {
      if (index >= area.firstColumn && index <= area.lastColumn) columns.add(index);
    }
    columnsOf.set(rows, columns);
  }
  const byColumn = new Map<number, MergedArea[]>();
  for (const area of tall) {
    if (columnsOf.get(`${area.firstRow}:${area.lastRow}`)?.size === columnIndexes.length) continue;
    const areas = byColumn.get(area.firstColumn) ?? [];
    areas.push(area);
    byColumn.set(area.firstColumn, areas);
  }
  for (const areas of byColumn.values()) areas.sort((a, b) => a.firstRow - b.firstRow);
  return byColumn;
}
