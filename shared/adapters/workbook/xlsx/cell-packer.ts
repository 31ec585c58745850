import { appendAscii, isBlank } from "#shared/adapters/ooxml/byte-text.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { formulaWithoutResult } from "#shared/domain/base/sheet.ts";
import { bitsLetter, placeKinds } from "../packed-rows.ts";
import { plainStyle } from "../shown-numbers.ts";
import { isoSerial } from "./iso-serial.ts";
import { createNumberPacker } from "./number-packer.ts";
import type { CellContext, RawCell } from "./raw-cell.ts";
import { createTextPacker } from "./text-packer.ts";

/** Shown for a formula that was saved without its result, so that its row can be reported. */
const noResult = Buffer.from(formulaWithoutResult);

/**
 * Packs cells one after the other: text unchanged with its marks, numbers as the shortest decimal text of the stored
 * number, days where the format shows one; a number in a struck-out or raised font is a text with that mark. Cells
 * without a value are left out; a formula without one, a missing shared string and a malformed number become errors.
 * Fails with `file-unreadable` for a malformed boolean, or where there are no shared strings at all.
 */
export function createCellPacker(context: CellContext): (cell: RawCell) => void {
  const { styles, packer, text, formulas } = context;
  const texts = createTextPacker(context);
  const packNumber = createNumberPacker(context, texts.text);

  function packIsoDay(cell: RawCell): void {
    const moment = isoSerial(cell.bytes.toString("latin1", cell.start, cell.end), context.epoch1904);
    if (moment === undefined) texts.words(cell);
    else {
      const marks = (styles[cell.style] ?? plainStyle).numberMarks;
      const shown = marks === 0 ? moment.day + moment.serialText : bitsLetter(marks) + moment.day;
      appendAscii(text, shown);
      packer.put(cell.column, marks === 0 ? placeKinds.day : placeKinds.markedText, shown.length);
    }
  }

  /** Packs a cell without a value: a formula saved without its result is reported, all else is left out. */
  function packNothing(cell: RawCell): void {
    if (!cell.hasFormula || (cell.type === "str" && cell.hasValue)) return;
    if (formulas !== undefined) formulas.empty = true;
    texts.error(cell.column, noResult);
  }

  return (cell) => {
    const { bytes, start, end, type, column } = cell;
    if (isBlank(bytes, start, end)) {
      packNothing(cell);
      return;
    }
    if (cell.hasFormula && type !== "n" && formulas !== undefined) formulas.calculated = true;
    switch (type) {
      case "n":
        packNumber(cell);
        break;
      case "s":
        texts.shared(cell);
        break;
      case "str":
      case "inlineStr":
        texts.words(cell);
        break;
      case "e":
        texts.text(cell, placeKinds.error);
        break;
      case "d":
        packIsoDay(cell);
        break;
      case "b":
        packer.put(column, isYes(bytes, start, end) ? placeKinds.yes : placeKinds.no, 0);
    }
  };
}

function isYes(bytes: Buffer, start: number, end: number): boolean {
  const word = bytes.toString("latin1", start, end).trim();
  if (word === "1" || word === "true") return true;
  if (word === "0" || word === "false") return false;
  throw new LedgerFailure("file-unreadable");
}
