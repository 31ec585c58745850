import { plainStyle } from "../shown-numbers.ts";
import { errorTexts, type StyledCells } from "../styled-cells.ts";
import { continuedFrom, recordTypes } from "./biff-records.ts";
import {
  type BiffText,
  createDataReader,
  type DataReader,
  marksOf,
  readRuns,
  readUnicode,
} from "./biff-strings.ts";
import type { BookGlobals } from "./book-globals.ts";
import { resultAt } from "./formula-record.ts";
import { placeColumns, type SheetIndex } from "./sheet-cells.ts";

/** Shown for a text that a cell refers to and the book does not have. */
const noText = "#文字缺失";
const errorUnknown = "#ERROR";
const styleOffset = 4;
const valueOffset = 6;

/** Gives a function that adds the cell at a position of a sheet's index to the present row; `keepsNothing` makes a formula's empty text an error. */
export function createCellReader(
  stream: Buffer,
  book: BookGlobals,
  cells: StyledCells,
): (index: SheetIndex, at: number, keepsNothing: boolean) => void {
  const { strings, styles } = book;
  const sheet = { stream, book, cells };

  return (index, at, keepsNothing) => {
    const start = index.starts[at] ?? 0;
    const end = index.ends[at] ?? 0;
    const column = (index.places[at] ?? 0) % placeColumns;
    const type = index.types[at];
    if (type === recordTypes.mulRk) {
      const style = styles[stream.readUInt16LE(start)] ?? plainStyle;
      cells.addNumber(column, rkNumber(stream, start + 2), style, false);
      return;
    }
    const style = stream.readUInt16LE(start + styleOffset);
    const at6 = start + valueOffset;
    switch (type) {
      case recordTypes.number:
        cells.addNumber(column, stream.readDoubleLE(at6), styles[style] ?? plainStyle, false);
        break;
      case recordTypes.rk:
        cells.addNumber(column, rkNumber(stream, at6), styles[style] ?? plainStyle, false);
        break;
      case recordTypes.labelSst: {
        const text = strings[stream.readUInt32LE(at6)];
        if (text === undefined) cells.addError(column, noText, false);
        else addText(sheet, column, style, text, false);
        break;
      }
      case recordTypes.label:
      case recordTypes.rString: {
        const data = createDataReader(stream, continuedFrom(stream, at6, end));
        addText(sheet, column, style, textOf(book, data, type === recordTypes.rString), false);
        break;
      }
      case recordTypes.boolErr:
        if (stream.readUInt8(at6 + 1) === 0) cells.addBoolean(column, stream.readUInt8(at6) !== 0, false);
        else addError(sheet, column, stream.readUInt8(at6), false);
        break;
      case recordTypes.formula:
        addFormula(sheet, index, at, column, style, keepsNothing);
    }
  };
}

/** What the cells of a sheet are read from, and where they go. */
type SheetParts = { stream: Buffer; book: BookGlobals; cells: StyledCells };

function addText(
  { book, cells }: SheetParts,
  column: number,
  style: number,
  text: BiffText,
  isResult: boolean,
): void {
  const cellStyle = book.styles[style] ?? plainStyle;
  const marks = marksOf(text, cellStyle.textMarks, book.marksOfFont);
  cells.addText(column, text.text, cellStyle, marks, isResult);
}

function addError({ cells }: SheetParts, column: number, code: number, isResult: boolean): void {
  cells.addError(column, errorTexts.get(code) ?? errorUnknown, isResult);
}

function addFormula(
  sheet: SheetParts,
  index: SheetIndex,
  at: number,
  column: number,
  style: number,
  keepsNothing: boolean,
): void {
  const { stream, book, cells } = sheet;
  const { styles } = book;
  const result = resultAt(stream, index.starts[at] ?? 0);
  const textStart = index.texts[at] ?? 0;
  if (result.kind === "number") cells.addNumber(column, result.value, styles[style] ?? plainStyle, true);
  else if (result.kind === "boolean") cells.addBoolean(column, result.value, true);
  else if (result.kind === "error") addError(sheet, column, result.code, true);
  else if (result.kind === "text" && textStart > 0) {
    const end = textStart + stream.readUInt16LE(textStart - 2);
    const data = createDataReader(stream, continuedFrom(stream, textStart, end));
    addText(sheet, column, style, textOf(book, data, false), true);
  } else if (result.kind === "text" || keepsNothing) cells.addNoResult(column);
}

/** The text of a cell's record, with the fonts of its runs where it is a rich one. */
function textOf({ isUnicode, decode }: BookGlobals, data: DataReader, isRich: boolean): BiffText {
  const length = data.word();
  if (isUnicode && !isRich) return readUnicode(data, length);
  const text = isUnicode ? readUnicode(data, length).text : decode(data.bytes(length));
  if (!isRich) return { text, runs: [] };
  if (isUnicode) return { text, runs: readRuns(data, data.word()) };
  const count = data.byte();
  return { text, runs: Array.from({ length: count }, () => ({ from: data.byte(), font: data.byte() })) };
}

const hundredth = 0x01;
const whole = 0x02;

/** A number in thirty bits (MS-XLS 2.5.217): a whole one or the upper half of a floating one, perhaps in hundredths. */
function rkNumber(stream: Buffer, at: number): number {
  const bits = stream.readInt32LE(at);
  let number = bits >> 2;
  if ((bits & whole) === 0) {
    upperHalf.setInt32(4, bits & ~3, true);
    number = upperHalf.getFloat64(0, true);
  }
  return (bits & hundredth) === 0 ? number : number / 100;
}

const upperHalf = new DataView(new ArrayBuffer(8));
