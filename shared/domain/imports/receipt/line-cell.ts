import { type BookCell, textCell } from "#shared/domain/base/book.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import { cellText } from "../reading/text.ts";

const separator = " | ";
const lengthMax = 4000;

/**
 * The one cell in which a record is written that is no row of its table: its fields, one behind the other. In cells of
 * their own, under headers that are not theirs, they would read as a loan when the book is sent again.
 */
export function lineCell(cells: readonly (Cell | null)[]): BookCell {
  const line = cells.map(cellText).join(separator);
  return textCell(line.length <= lengthMax ? line : `${line.slice(0, lengthMax)}…`, { tone: "fault" });
}
