import type { MergedArea } from "#shared/domain/base/sheet.ts";

/** How many merged areas a sheet may have. */
export const mergesMax = 200_000;

/** Tells of a column whether a merged area covers it in the row at hand. */
export type IsCovered = (column: number) => boolean;

/**
 * Tells of the cells of a row whether a merged area covers them: Excel shows only the area's first cell, whatever the
 * others hold. Rows are to be asked about in ascending order; a row that no area reaches has no answer.
 */
export function createMergedCells(areas: readonly MergedArea[]): (row: number) => IsCovered | undefined {
  const waiting = areas.toSorted((a, b) => b.firstRow - a.firstRow || b.firstColumn - a.firstColumn);
  const coveredUntil: number[] = [];
  const firstIn: number[] = [];
  let lastRow = 0;
  let rowAsked = 0;
  const isCovered: IsCovered = (column) =>
    (coveredUntil[column] ?? 0) >= rowAsked && firstIn[column] !== rowAsked;
  return (row) => {
    rowAsked = row;
    for (let area = waiting.at(-1); area !== undefined && area.firstRow <= row; area = waiting.at(-1)) {
      waiting.pop();
      if (area.lastRow < row) continue;
      const { firstRow, firstColumn, lastColumn } = area;
      if ((coveredUntil[firstColumn] ?? 0) < firstRow) firstIn[firstColumn] = firstRow;
      for (let column = firstColumn; column <= lastColumn; column++)
        coveredUntil[column] = Math.max(coveredUntil[column] ?? 0, area.lastRow);
      lastRow = Math.max(lastRow, area.lastRow);
    }
    return lastRow >= row ? isCovered : undefined;
  };
}
