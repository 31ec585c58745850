import { formulaWithoutResult } from "#shared/domain/base/sheet.ts";
import { bitsLetter, placeKinds } from "../packed-rows.ts";
import type { CellStyle, ShownNumbers } from "../shown-numbers.ts";
import type { StyledCells } from "../styled-cells.ts";
import type { TextRows } from "../text-rows.ts";
import { isoSerial } from "../xlsx/iso-serial.ts";

/** What the tag of a cell states, and what is written in it. */
export type ValueCell = {
  type: string | undefined;
  isError: boolean;
  value: string | undefined;
  words: string;
  marks: number;
  hasFormula: boolean;
};

/** What is needed to add a cell to the present row. */
export type ValueContext = { rows: TextRows; cells: StyledCells; numbers: ShownNumbers; epoch1904: boolean };

const clock = /^-?PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/;
const secondsPerDay = 86_400;

/** Adds a cell of a type (`office:value-type`) by its value; a formula without a value is reported. */
export function addValue(column: number, cell: ValueCell, style: CellStyle, context: ValueContext): void {
  const { type, value = "", words, marks, hasFormula } = cell;
  const { cells } = context;
  if (cell.isError) {
    cells.addError(column, words.trim() === "" ? value : words, hasFormula);
    return;
  }
  switch (type) {
    case "float":
    case "currency":
      addNumber(column, cell, style, context);
      break;
    case "percentage": {
      const percent = style.kind === placeKinds.number ? context.numbers.styleOf("0%") : style;
      addNumber(column, cell, { ...percent, numberMarks: style.numberMarks }, context);
      break;
    }
    case "date":
      addDay(column, cell, style, context);
      break;
    case "time": {
      const [, hours = "0", minutes = "0", seconds = "0"] = clock.exec(value) ?? [];
      const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
      cells.addNumber(column, time / secondsPerDay, { ...style, isDate: false }, hasFormula);
      break;
    }
    case "boolean":
      cells.addBoolean(column, value === "true", hasFormula);
      break;
    case undefined:
      if (words.trim() !== "") cells.addText(column, words, style, marks, hasFormula);
      else if (hasFormula) cells.addNoResult(column);
      break;
    default:
      cells.addText(column, words === "" ? value : words, style, marks, hasFormula);
  }
}

function addNumber(column: number, cell: ValueCell, style: CellStyle, { cells }: ValueContext): void {
  const { value = "", words, hasFormula } = cell;
  const number = Number(value);
  if (value.trim() !== "" && Number.isFinite(number)) cells.addNumber(column, number, style, hasFormula);
  else if (hasFormula) cells.addNoResult(column);
  else if (value !== "" || words !== "") cells.addError(column, value === "" ? words : value, false);
}

function addDay(
  column: number,
  cell: ValueCell,
  style: CellStyle,
  { rows, cells, epoch1904 }: ValueContext,
): void {
  const { value = "", words, marks, hasFormula } = cell;
  const moment = isoSerial(value, epoch1904);
  if (moment === undefined) {
    if (value === "" && hasFormula) rows.addPlace(column, placeKinds.error, formulaWithoutResult);
    else cells.addText(column, words === "" ? value : words, style, marks, hasFormula);
    return;
  }
  const { day, serialText } = moment;
  if (style.numberMarks === 0) rows.addPlace(column, placeKinds.day, day + serialText);
  else rows.addPlace(column, placeKinds.markedText, bitsLetter(style.numberMarks) + day);
}
