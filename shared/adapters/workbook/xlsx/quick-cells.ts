import type { RawCell } from "./cell-packer.ts";

const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;
const space = 0x20;
const quote = 0x22;
const equals = 0x3d;
const letterC = 0x63;
const letterR = 0x72;
const letterS = 0x73;
const letterT = 0x74;
const letterV = 0x76;
const digit0 = 0x30;
const digit9 = 0x39;
const columnLettersMax = 3;
const styleDigitsMax = 6;

/**
 * Reads cells that are written as every office writes plain ones, `<c r="A1" s="1" t="s"><v>12</v></c>`, one after the
 * other from a place on, and gives the place behind the last of them. It stops before anything else, however harmless:
 * the scanner then takes that piece by piece and finds the faults. This is twice as fast as the scanner alone.
 */
export function createQuickCells(cell: RawCell, pack: (cell: RawCell) => void) {
  return (bytes: Buffer, from: number, row: number): number => {
    let taken = from;
    for (;;) {
      let at = taken;
      if (bytes[at] !== less || bytes[at + 1] !== letterC || bytes[at + 2] !== space) return taken;
      at += 3;
      let column = -1;
      let style = 0;
      let isShared = false;
      for (;;) {
        const name = bytes[at];
        if (bytes[at + 1] !== equals || bytes[at + 2] !== quote) return taken;
        at += 3;
        const start = at;
        if (name === letterR) {
          let letters = 0;
          for (let byte = bytes[at] ?? 0; byte >= 0x41 && byte <= 0x5a; byte = bytes[++at] ?? 0)
            letters = letters * 26 + byte - 0x40;
          if (at === start || at - start > columnLettersMax) return taken;
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
          if (bytes[at] !== letterS && bytes[at] !== 0x6e) return taken;
          isShared = bytes[at++] === letterS;
        } else return taken;
        if (bytes[at++] !== quote) return taken;
        const behind = bytes[at++];
        if (behind === greater) break;
        if (behind !== space) return taken;
      }
      if (column <= cell.column) return taken;
      if (bytes[at] !== less || bytes[at + 1] !== letterV || bytes[at + 2] !== greater) return taken;
      at += 3;
      const valueStart = at;
      for (let byte = bytes[at]; byte !== less; byte = bytes[++at]) if (!isNumeric(byte)) return taken;
      if (at === valueStart || !endsPlainly(bytes, at)) return taken;
      cell.column = column;
      cell.type = isShared ? "s" : "n";
      cell.style = style;
      cell.bytes = bytes;
      cell.start = valueStart;
      cell.end = at;
      cell.units = at - valueStart;
      cell.hasFormula = false;
      pack(cell);
      taken = at + 8;
    }
  };
}

/** Tells of the characters that numbers are written with. */
function isNumeric(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x2b && byte <= digit9) || byte === 0x45 || byte === 0x65);
}

/** Tells whether `</v></c>` stands at a place. */
function endsPlainly(bytes: Buffer, at: number): boolean {
  return (
    bytes[at + 1] === slash &&
    bytes[at + 2] === letterV &&
    bytes[at + 3] === greater &&
    bytes[at + 4] === less &&
    bytes[at + 5] === slash &&
    bytes[at + 6] === letterC &&
    bytes[at + 7] === greater
  );
}
