import type { MergedArea } from "#shared/domain/base/sheet.ts";

/** Merged areas without overlap, in row order: Excel repairs a book in which two overlap. */
export function separateAreas(areas: readonly MergedArea[]): MergedArea[] {
  const kept: MergedArea[] = [];
  let open: MergedArea[] = [];
  for (const area of areas.toSorted((a, b) => a.firstRow - b.firstRow || a.firstColumn - b.firstColumn)) {
    open = open.filter(({ lastRow }) => lastRow >= area.firstRow);
    const overlaps = open.some(
      ({ firstColumn, lastColumn }) => firstColumn <= area.lastColumn && area.firstColumn <= lastColumn,
    );
    const isOneCell = area.firstRow === area.lastRow && area.firstColumn === area.lastColumn;
    if (overlaps || isOneCell) continue;
    open.push(area);
    kept.push(area);
  }
  return kept;
}
