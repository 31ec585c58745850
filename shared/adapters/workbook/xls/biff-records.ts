import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** The types of the records that are read (MS-XLS 2.3). */
export const recordTypes = {
  formula: 0x0006,
  endOfFile: 0x000a,
  date1904: 0x0022,
  filePass: 0x002f,
  font: 0x0031,
  continued: 0x003c,
  codePage: 0x0042,
  uncalced: 0x005e,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  rString: 0x00d6,
  extendedFormat: 0x00e0,
  mergeCells: 0x00e5,
  sharedStrings: 0x00fc,
  labelSst: 0x00fd,
  recalcId: 0x01c1,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  string: 0x0207,
  row: 0x0208,
  defaultRowHeight: 0x0225,
  rk: 0x027e,
  format: 0x041e,
  beginning: 0x0809,
} as const;

const headerSize = 4;

/**
 * Reports the records from a place on, to the end of the part that begins there; parts within it (charts) are skipped.
 * `start` is where a record's data begins. Fails with `file-unreadable` where no part begins, or one is cut off.
 */
export function eachRecord(
  stream: Buffer,
  from: number,
  visit: (type: number, start: number, end: number) => void,
): void {
  let depth = 0;
  for (let at = from; at + headerSize <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const start = at + headerSize;
    const end = start + stream.readUInt16LE(at + 2);
    if (end > stream.length || (at === from && type !== recordTypes.beginning)) break;
    if (type === recordTypes.beginning) depth += 1;
    else if (type === recordTypes.endOfFile) {
      depth -= 1;
      if (depth === 0) return;
    } else if (depth === 1) visit(type, start, end);
    at = end;
  }
  throw new LedgerFailure("file-unreadable");
}

/** The ends of a record's data and of those that continue it, as places where one begins and ends. */
export function continuedFrom(stream: Buffer, start: number, end: number): [start: number, end: number][] {
  const pieces: [number, number][] = [[start, end]];
  for (let at = end; at + headerSize <= stream.length; ) {
    if (stream.readUInt16LE(at) !== recordTypes.continued) break;
    const next = at + headerSize + stream.readUInt16LE(at + 2);
    if (next > stream.length) throw new LedgerFailure("file-unreadable");
    pieces.push([at + headerSize, next]);
    at = next;
  }
  return pieces;
}
