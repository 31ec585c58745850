import type { Cell } from "#shared/domain/base/sheet.ts";
import { cellText, compact } from "./text.ts";

/**
 * A cell's text as a code: without blanks and a leading apostrophe, a number as its format shows it, with leading noughts
 * and the characters that the format writes between the digits.
 */
export function codeText(cell: Cell): string {
  const text = compact(cellText(cell));
  if (cell.kind === "number") {
    if (cell.shown === undefined || !/^\d+$/.test(text)) return text;
    const { template, zeroPaddedTo = 0 } = cell.shown;
    return template === undefined ? text.padStart(zeroPaddedTo, "0") : compact(inTemplate(template, text));
  }
  return text.startsWith("'") ? text.slice(1) : text;
}

/** Tells whether a number is shown divided or in percent, or is no whole number, so that its digits are no code that people see. */
export function showsOtherDigits(cell: Cell): boolean {
  if (cell.kind !== "number") return false;
  return cell.shown?.percent === true || cell.shown?.scaled === true || /[-.]/.test(cell.text);
}

/**
 * Digits as a format's template shows them: filled in from the right, noughts where they run out at a 0, and whatever is
 * too many before the first place.
 */
function inTemplate(template: string, digits: string): string {
  const pieces = template.match(/"[^"]*"|[0#]/g) ?? [];
  const firstPlace = pieces.findIndex((piece) => !piece.startsWith('"'));
  let left = digits.length;
  let shown = "";
  for (let at = pieces.length - 1; at >= 0; at--) {
    const piece = pieces[at] ?? "";
    if (piece.startsWith('"')) shown = piece.slice(1, -1) + shown;
    else if (at === firstPlace) shown = (digits.slice(0, left) || (piece === "0" ? "0" : "")) + shown;
    else if (left > 0) shown = digits.charAt(--left) + shown;
    else if (piece === "0") shown = `0${shown}`;
  }
  return shown;
}
