import type { FormulaResults } from "../formula-results.ts";
import type { ShownNumbers } from "../shown-numbers.ts";
import { recordTypes } from "./biff-records.ts";
import type { BookGlobals } from "./book-globals.ts";
import type { SheetIndex } from "./sheet-cells.ts";

/** The result of a formula, as its record stores it (MS-XLS 2.5.133); a text has its own record. */
export type FormulaResult =
  | { kind: "number"; value: number }
  | { kind: "text" }
  | { kind: "boolean"; value: boolean }
  | { kind: "error"; code: number }
  | { kind: "nothing" };

const valueOffset = 6;
const optionsOffset = 14;
const notANumber = 0xffff;
/** Programs that calculate nothing set it, Excel does not: the formula is to be calculated when the book is opened. */
const calculateOnLoad = 0x02;

/** The result in a formula's record. */
export function resultAt(stream: Buffer, start: number): FormulaResult {
  const at = start + valueOffset;
  if (stream.readUInt16LE(at + 6) !== notANumber) return { kind: "number", value: stream.readDoubleLE(at) };
  switch (stream.readUInt8(at)) {
    case 0:
      return { kind: "text" };
    case 1:
      return { kind: "boolean", value: stream.readUInt8(at + 2) !== 0 };
    case 2:
      return { kind: "error", code: stream.readUInt8(at + 2) };
    default:
      return { kind: "nothing" };
  }
}

/**
 * What is known of the formulas of a sheet before its cells are read: whether the sheet, the book or one of them asks to
 * be calculated, and whether any has a result that somebody must have calculated.
 */
export function resultsOf(
  stream: Buffer,
  { types, starts, count, uncalced }: SheetIndex,
  { recalculation }: BookGlobals,
  { uncalculatedKind }: ShownNumbers,
): FormulaResults {
  let asked = uncalced || recalculation === "asked";
  let calculated = recalculation === "done";
  for (let at = 0; at < count; at++) {
    if (types[at] !== recordTypes.formula) continue;
    const start = starts[at] ?? 0;
    if ((stream.readUInt16LE(start + optionsOffset) & calculateOnLoad) !== 0) asked = true;
    const result = resultAt(stream, start);
    if (result.kind !== "nothing" && !(result.kind === "number" && result.value === 0)) calculated = true;
  }
  return { uncalculatedKind, asked, calculated, empty: false };
}
