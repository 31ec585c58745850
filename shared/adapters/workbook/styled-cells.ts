import { dayFromExcelSerial } from "#shared/domain/base/day.ts";
import { formulaWithoutResult } from "#shared/domain/base/sheet.ts";
import { decimalText } from "./decimal-text.ts";
import type { FormulaResults } from "./formula-results.ts";
import { bitsLetter, placeKinds } from "./packed-rows.ts";
import type { CellStyle } from "./shown-numbers.ts";
import type { TextRows } from "./text-rows.ts";

/** Adds the cells of a row by what they hold and their style; `isResult` says that a formula gave it. */
export type StyledCells = {
  addNumber(column: number, value: number, style: CellStyle, isResult: boolean): void;
  /** Adds a text with its marks; those of its style are to be among them already. */
  addText(column: number, text: string, style: CellStyle, marks: number, isResult: boolean): void;
  addBoolean(column: number, value: boolean, isResult: boolean): void;
  addError(column: number, text: string, isResult: boolean): void;
  /** Adds the error of a formula whose result was not stored. */
  addNoResult(column: number): void;
};

/** What the adding of cells depends on. */
export type StyledContext = { rows: TextRows; epoch1904: boolean; formulas: FormulaResults };

/** The texts of error cells by their number (MS-XLS 2.5.10). */
export const errorTexts: ReadonlyMap<number, string> = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);

/** Cells as they are packed: numbers as their shortest decimal text, days where a format shows them, and what has marks as a text. */
export function createStyledCells({ rows, epoch1904, formulas }: StyledContext): StyledCells {
  function note(isResult: boolean, isEmpty: boolean): void {
    if (!isResult) return;
    if (isEmpty) formulas.empty = true;
    else formulas.calculated = true;
  }

  return {
    addNumber(column, value, style, isResult) {
      note(isResult, value === 0);
      const text = decimalText(value);
      const { isDate, numberMarks } = style;
      const mayMeanNothing = isResult && (value === 0 || (formulas.asked && !isDate));
      const day = isDate && !mayMeanNothing ? dayFromExcelSerial(value, epoch1904) : undefined;
      if (numberMarks !== 0)
        rows.addPlace(column, placeKinds.markedText, bitsLetter(numberMarks) + (day ?? text));
      else if (day !== undefined) rows.addPlace(column, placeKinds.day, day + text);
      else {
        const kind = isDate ? placeKinds.number : style.kind;
        rows.addPlace(column, mayMeanNothing ? formulas.uncalculatedKind(kind) : kind, text);
      }
    },
    addText(column, text, { around }, marks, isResult) {
      const isBlank = text.trim() === "";
      note(isResult, isBlank);
      if (isBlank) return;
      const shown = around === undefined ? text : around.before + text + around.behind;
      if (marks === 0) rows.addText(column, shown);
      else rows.addPlace(column, placeKinds.markedText, bitsLetter(marks) + shown);
    },
    addBoolean(column, value, isResult) {
      note(isResult, false);
      rows.addPlace(column, value ? placeKinds.yes : placeKinds.no, "");
    },
    addError(column, text, isResult) {
      note(isResult, false);
      rows.addPlace(column, placeKinds.error, text);
    },
    addNoResult(column) {
      note(true, true);
      rows.addPlace(column, placeKinds.error, formulaWithoutResult);
    },
  };
}
