/** An area of cells, rows and columns counted from 0, both ends within. */
export type Area = { s: { r: number; c: number }; e: { r: number; c: number } };

/**
 * Tells of a cell whether a merged area covers it: Excel shows only the area's first cell, whatever the others hold.
 * Rows are to be asked about in ascending order.
 */
export function createMergedCells(areas: readonly Area[]): (row: number, column: number) => boolean {
  const waiting = areas.toSorted((a, b) => b.s.r - a.s.r);
  let open: Area[] = [];
  let rowSeen = -1;
  return (row, column) => {
    if (row !== rowSeen) {
      rowSeen = row;
      if (open.some((area) => area.e.r < row)) open = open.filter((area) => area.e.r >= row);
      for (let next = waiting.at(-1); next !== undefined && next.s.r <= row; next = waiting.at(-1)) {
        waiting.pop();
        if (next.e.r >= row) open.push(next);
      }
    }
    return open.some(
      ({ s, e }) => s.c <= column && column <= e.c && e.r >= row && !(s.r === row && s.c === column),
    );
  };
}
