import { appendAscii } from "#shared/adapters/ooxml/byte-text.ts";
import { type Day, dayFromExcelSerial } from "#shared/domain/base/day.ts";
import { bitsLetter, placeKinds } from "../packed-rows.ts";
import { plainStyle } from "../shown-numbers.ts";
import { appendDecimal, wholeNumber } from "./number-bytes.ts";
import type { CellContext, RawCell } from "./raw-cell.ts";

const letterBytes = 1;
const daysKeptMax = 50_000;

/** Makes the packer of numbers and days; `packText` packs what is no number after all. See `createCellPacker`. */
export function createNumberPacker(
  context: CellContext,
  packText: (cell: RawCell, kind: number) => void,
): (cell: RawCell) => void {
  const { styles, packer, text, formulas } = context;
  const dayOf = daysOf(context.epoch1904);

  function packNumber(cell: RawCell): void {
    const { bytes, start, end } = cell;
    const { isDate, kind, numberMarks } = styles[cell.style] ?? plainStyle;
    if (cell.hasFormula && packResult(cell, kind)) return;
    const day = isDate ? dayOf(wholeNumber(bytes, start, end)) : undefined;
    if (numberMarks !== 0) {
      packMarkedNumber(cell, day, numberMarks);
      return;
    }
    if (day !== undefined) appendAscii(text, day);
    const digits = appendDecimal(text, bytes, start, end);
    if (digits < 0) packText(cell, placeKinds.error);
    else if (day !== undefined) packer.put(cell.column, placeKinds.day, day.length + digits);
    else packer.put(cell.column, isDate ? placeKinds.number : kind, digits);
  }

  /** Packs the number that a formula gave, if it may mean nothing. */
  function packResult(cell: RawCell, kind: number): boolean {
    if (formulas === undefined) return false;
    const isZero = Number(cell.bytes.toString("latin1", cell.start, cell.end)) === 0;
    if (isZero) formulas.empty = true;
    else formulas.calculated = true;
    const { isDate, numberMarks } = styles[cell.style] ?? plainStyle;
    if (numberMarks !== 0 || !(isZero || (formulas.asked && !isDate))) return false;
    const digits = appendDecimal(text, cell.bytes, cell.start, cell.end);
    if (digits < 0) packText(cell, placeKinds.error);
    else packer.put(cell.column, formulas.uncalculatedKind(isDate ? placeKinds.number : kind), digits);
    return true;
  }

  function packMarkedNumber(cell: RawCell, day: Day | undefined, marks: number): void {
    appendAscii(text, bitsLetter(marks));
    let units = day?.length ?? 0;
    if (day !== undefined) appendAscii(text, day);
    else {
      units = appendDecimal(text, cell.bytes, cell.start, cell.end);
      if (units < 0) {
        text.used -= letterBytes;
        packText(cell, placeKinds.error);
        return;
      }
    }
    packer.put(cell.column, placeKinds.markedText, letterBytes + units);
  }

  return packNumber;
}

/** The days of Excel's serial numbers, each worked out once as long as there are not too many of them. */
function daysOf(epoch1904: boolean): (serial: number) => Day | undefined {
  const days = new Map<number, Day | undefined>();
  return (serial) => {
    if (days.has(serial)) return days.get(serial);
    if (days.size === daysKeptMax) days.clear();
    const day = dayFromExcelSerial(serial, epoch1904);
    days.set(serial, day);
    return day;
  };
}
