import type { Cell } from "../sheet.ts";
import { cellText, compact } from "./text.ts";

/** A cell's text as a code: without blanks and a leading apostrophe, a number with the leading noughts that its format shows. */
export function codeText(cell: Cell): string {
  const text = compact(cellText(cell));
  if (cell.kind === "number") {
    const width = cell.shown?.zeroPaddedTo;
    return width !== undefined && /^\d+$/.test(text) ? text.padStart(width, "0") : text;
  }
  return text.startsWith("'") ? text.slice(1) : text;
}

/** Tells whether a number is shown divided or in percent, so that its digits are not those that people see. */
export function showsOtherDigits(cell: Cell): boolean {
  return cell.kind === "number" && (cell.shown?.percent === true || cell.shown?.scaled === true);
}
