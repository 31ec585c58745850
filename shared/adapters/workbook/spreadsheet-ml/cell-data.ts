import { dayFromExcelSerial } from "#shared/domain/base/day.ts";
import type { Cell, TextMark } from "#shared/domain/base/sheet.ts";
import { decimalText } from "../decimal-text.ts";
import { marksOfBits, placeKinds } from "../packed-rows.ts";
import type { CellStyle, ShownNumbers } from "../shown-numbers.ts";
import { isoSerial } from "../xlsx/iso-serial.ts";

/** What the element of a cell states of it; `marks` are the `markBits` of its rich text. */
export type CellData = {
  type: string;
  text: string;
  marks: number;
  hasData: boolean;
  hasFormula: boolean;
};

/** A cell to pack; `numberKind` is the packed kind of a number. */
export type PackedCell = { cell: Cell; numberKind: number };

const plainDecimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const zoned = /T.*(?:Z|[+-]\d\d:?\d\d)\s*$/;
const noResult = "#公式无结果";

/**
 * What a cell of Excel's XML of 2003 holds under a style, or `undefined` for nothing: numbers with the digits that are
 * written, days where type or format says so, a moment with a zone as its text. A formula without a result is an error.
 */
export function cellOf(
  data: CellData,
  style: CellStyle,
  numbers: ShownNumbers,
  epoch1904: boolean,
): PackedCell | undefined {
  const plain = (cell: Cell): PackedCell => ({ cell, numberKind: placeKinds.number });
  const { type, text } = data;
  if (!data.hasData || (text === "" && type !== "String")) {
    return data.hasFormula ? plain({ kind: "error", text: noResult }) : undefined;
  }
  switch (type) {
    case "Number":
      return numberCell(data, style, numbers, epoch1904);
    case "DateTime": {
      const moment = zoned.test(text) ? undefined : isoSerial(text, epoch1904);
      if (moment === undefined) return plain({ kind: "text", text });
      const { day, serialText } = moment;
      const marks = marksOfBits(style.numberMarks);
      return plain(
        marks.length > 0 ? { kind: "text", text: day, marks } : { kind: "day", day, text: serialText },
      );
    }
    case "Boolean":
      return plain({ kind: "boolean", value: text.trim() === "1" || text.trim().toLowerCase() === "true" });
    case "Error":
      return plain({ kind: "error", text });
    default:
      return text.trim() === "" ? undefined : plain(textCell(data, style));
  }
}

function numberCell(
  { text, hasFormula }: CellData,
  style: CellStyle,
  numbers: ShownNumbers,
  epoch1904: boolean,
): PackedCell {
  const digits = digitsOf(text.trim());
  if (digits === undefined) return { cell: { kind: "error", text }, numberKind: placeKinds.number };
  const marks = marksOfBits(style.numberMarks);
  if (marks.length > 0) return { cell: { kind: "text", text: digits, marks }, numberKind: placeKinds.number };
  const day = style.isDate ? dayFromExcelSerial(Number(digits), epoch1904) : undefined;
  if (day !== undefined) return { cell: { kind: "day", day, text: digits }, numberKind: placeKinds.number };
  const kind = style.isDate ? placeKinds.number : style.kind;
  const numberKind = hasFormula && Number(digits) === 0 ? numbers.uncalculatedKind(kind) : kind;
  return { cell: { kind: "number", text: digits }, numberKind };
}

/** The digits that a number is written with; another spelling becomes the shortest decimal text. */
function digitsOf(text: string): string | undefined {
  if (plainDecimal.test(text)) return text;
  const value = Number(text);
  return text !== "" && Number.isFinite(value) ? decimalText(value) : undefined;
}

function textCell({ text, marks }: CellData, { around, textMarks }: CellStyle): Cell {
  const whole = around === undefined ? text : around.before + text + around.behind;
  const all: readonly TextMark[] = marksOfBits(marks | textMarks);
  return all.length === 0 ? { kind: "text", text: whole } : { kind: "text", text: whole, marks: all };
}
