import type { ByteText } from "#shared/adapters/ooxml/byte-text.ts";
import type { FormulaResults } from "../formula-results.ts";
import type { RowPacker } from "../row-packer.ts";
import type { CellStyle } from "../shown-numbers.ts";
import type { SharedStrings } from "./shared-strings.ts";

/** The types of cells (ECMA-376 18.18.11). */
export type CellType = "n" | "s" | "str" | "inlineStr" | "b" | "e" | "d";

/**
 * A cell as its element states it; its characters are the bytes from `start` to `end`, `units` their number in UTF-16,
 * `marks` those of `RichText`.
 */
export type RawCell = {
  column: number;
  type: CellType;
  style: number;
  bytes: Buffer;
  start: number;
  end: number;
  units: number;
  marks: number;
  hasValue: boolean;
  hasFormula: boolean;
};

/** What a cell's meaning depends on, and where it is packed. */
export type CellContext = {
  strings: SharedStrings;
  styles: readonly CellStyle[];
  epoch1904: boolean;
  packer: RowPacker;
  text: ByteText;
  formulas?: FormulaResults | undefined;
};
