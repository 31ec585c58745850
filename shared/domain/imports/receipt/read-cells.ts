import { type BookCell, type BookColumn, widthOf } from "#shared/domain/base/book.ts";
import { columnOf } from "#shared/domain/base/column-of.ts";
import type { Cell, SheetRow } from "#shared/domain/base/sheet.ts";
import { cellText } from "../reading/text.ts";

/** How many rows are looked at to find how wide a column is. */
const rowsMeasured = 60;
const widthMin = 8;
const widthMax = 32;
const slack = 4;

/** The cells of a row as they were read, those at fault coloured, also where they are empty. */
export function readCells(cells: readonly (Cell | null)[], faults: readonly string[]): (BookCell | null)[] {
  const written = cells.map((content): BookCell | null => (content === null ? null : { content }));
  for (const column of faults.map(columnOf)) {
    while (written.length <= column) written.push(null);
    if (column >= 0) written[column] = { ...(written[column] ?? { content: null }), tone: "fault" };
  }
  return written;
}

/** The columns of a sheet that was read, each as wide as its first rows need. */
export function readColumns(rows: Iterable<SheetRow>): BookColumn[] {
  const widths: number[] = [];
  let measured = 0;
  for (const { cells } of rows) {
    while (widths.length < cells.length) widths.push(widthMin);
    measured += 1;
    if (measured > rowsMeasured) continue;
    for (const [index, cell] of cells.entries()) {
      const wanted = Math.min(widthMax, widthOf(cellText(cell)) + slack);
      if (wanted > (widths[index] ?? widthMin)) widths[index] = wanted;
    }
  }
  return widths.map((width) => ({ width }));
}
