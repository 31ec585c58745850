import { type BookCell, textCell } from "#shared/domain/base/book.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { cellText } from "../reading/text.ts";

const separator = " | ";
const lengthMax = 4000;

/**
 * The one cell for a record that is no row of its table: its fields in a row. In separate cells, under headers that are
 * not theirs, they could read as a loan when the book is sent again.
 */
export function lineCell(cells: readonly (Cell | null)[]): BookCell {
  const line = cells.map(cellText).join(separator);
  return textCell(line.length <= lengthMax ? line : `${line.slice(0, lengthMax)}…`, { tone: "fault" });
}
