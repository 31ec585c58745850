import { type PlainText, readPlainText, standsAt } from "./plain-text.ts";
import type { CellType, RawCell } from "./raw-cell.ts";

const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;
const space = 0x20;
const quote = 0x22;
const equals = 0x3d;
const letterC = 0x63;
const letterN = 0x6e;
const letterR = 0x72;
const letterS = 0x73;
const letterT = 0x74;
const letterV = 0x76;
const digit0 = 0x30;
const digit9 = 0x39;
const inlineType = Buffer.from("inlineStr");
const inlineOpening = Buffer.from("<is><t");
const inlineClosing = Buffer.from("</is></c>");
const columnsOfExcel = 16_384;
const styleDigitsMax = 6;

/**
 * Reads cells in the form in which every office writes plain ones, `<c r="A1" s="1" t="s"><v>12</v></c>` or `<c r="A1"
 * t="inlineStr"><is><t>甲</t></is></c>`, one after the other, and returns the place after the last of them. It stops
 * before anything else, however harmless: the scanner then takes that and finds the faults. This is more than twice as
 * fast as the scanner alone.
 */
export function createQuickCells(cell: RawCell, pack: (cell: RawCell) => void) {
  const value: PlainText = { start: 0, end: 0, units: 0 };
  return (bytes: Buffer, from: number, row: number): number => {
    let taken = from;
    for (;;) {
      let at = taken;
      if (bytes[at] !== less || bytes[at + 1] !== letterC || bytes[at + 2] !== space) return taken;
      at += 3;
      let column = -1;
      let style = 0;
      let type: CellType = "n";
      for (;;) {
        const name = bytes[at];
        if (bytes[at + 1] !== equals || bytes[at + 2] !== quote) return taken;
        at += 3;
        const start = at;
        if (name === letterR) {
          let letters = 0;
          for (let byte = bytes[at] ?? 0; byte >= 0x41 && byte <= 0x5a; byte = bytes[++at] ?? 0)
            letters = letters * 26 + byte - 0x40;
          if (at === start || letters > columnsOfExcel) return taken;
          column = letters - 1;
          let digits = 0;
          for (let byte = bytes[at] ?? 0; byte >= digit0 && byte <= digit9; byte = bytes[++at] ?? 0)
            digits = digits * 10 + byte - digit0;
          if (digits !== row) return taken;
        } else if (name === letterS) {
          style = 0;
          for (let byte = bytes[at] ?? 0; byte >= digit0 && byte <= digit9; byte = bytes[++at] ?? 0)
            style = style * 10 + byte - digit0;
          if (at - start > styleDigitsMax) return taken;
        } else if (name === letterT) {
          if (bytes[at] === letterS) type = "s";
          else if (standsAt(bytes, at, inlineType)) type = "inlineStr";
          else if (bytes[at] === letterN) type = "n";
          else return taken;
          at += type === "inlineStr" ? inlineType.length : 1;
        } else return taken;
        if (bytes[at++] !== quote) return taken;
        const behind = bytes[at++];
        if (behind === greater) break;
        if (behind !== space) return taken;
      }
      if (column <= cell.column) return taken;
      at = type === "inlineStr" ? readInline(bytes, at, value) : readValue(bytes, at, value);
      if (at < 0) return taken;
      cell.column = column;
      cell.type = type;
      cell.style = style;
      cell.bytes = bytes;
      cell.start = value.start;
      cell.end = value.end;
      cell.units = value.units;
      cell.hasFormula = false;
      cell.marks = 0;
      pack(cell);
      taken = at;
    }
  };
}

/** Reads `<v>12</v></c>` and returns the place after it, or -1 if the value is not plain. */
function readValue(bytes: Buffer, from: number, value: PlainText): number {
  if (bytes[from] !== less || bytes[from + 1] !== letterV || bytes[from + 2] !== greater) return -1;
  const start = from + 3;
  let at = start;
  while (isNumeric(bytes[at])) at += 1;
  const endsPlainly =
    bytes[at] === less &&
    bytes[at + 1] === slash &&
    bytes[at + 2] === letterV &&
    bytes[at + 3] === greater &&
    bytes[at + 4] === less &&
    bytes[at + 5] === slash &&
    bytes[at + 6] === letterC &&
    bytes[at + 7] === greater;
  value.start = start;
  value.end = at;
  value.units = at - start;
  return endsPlainly && at > start ? at + 8 : -1;
}

/** Reads `<is><t>甲</t></is></c>` and returns the place after it, or -1 if the text is not plain. */
function readInline(bytes: Buffer, from: number, value: PlainText): number {
  if (!standsAt(bytes, from, inlineOpening)) return -1;
  const at = readPlainText(bytes, from + inlineOpening.length, value);
  return at >= 0 && standsAt(bytes, at, inlineClosing) ? at + inlineClosing.length : -1;
}

/** Tells of the characters that numbers are written with. */
function isNumeric(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x2b && byte <= digit9) || byte === 0x45 || byte === 0x65);
}
