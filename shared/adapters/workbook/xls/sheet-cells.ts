import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { MergedArea } from "#shared/domain/base/sheet.ts";
import { mergesMax } from "../merged-cells.ts";
import { eachRecord, recordTypes } from "./biff-records.ts";

/** What the part of a sheet has, before its cells are read: the place of each, in ascending order. */
export type SheetIndex = {
  count: number;
  /** The row of each cell times 256 and its column. */
  places: Uint32Array;
  /** Where the data of the cell's record begins, of a number among several of one record where the number does. */
  starts: Uint32Array;
  /** What a cell is: the type of its record. */
  types: Uint32Array;
  /** Where the text of a formula's result is, 0 for none. */
  texts: Uint32Array;
  ends: Uint32Array;
  hiddenRows: ReadonlySet<number>;
  /** Whether rows without a record are hidden. */
  othersHidden: boolean;
  recordedRows: ReadonlySet<number>;
  merges: MergedArea[];
  hiddenColumns: number[];
  uncalced: boolean;
};

/** A sheet of these books has so many columns. */
export const placeColumns = 256;
const cellsMax = 65_536 * placeColumns;
const cellsFirst = 4096;
/** In twentieths of a point: a row lower than a point shows nothing. One of the usual height has the highest bit. */
const heightSeenMin = 20;
const rowHidden = 0x20;
const defaultHidden = 0x02;
const columnHidden = 0x01;
const cellTypes: ReadonlySet<number> = new Set([
  recordTypes.formula,
  recordTypes.rString,
  recordTypes.labelSst,
  recordTypes.number,
  recordTypes.label,
  recordTypes.boolErr,
  recordTypes.rk,
]);

/**
 * Indexes the part of a sheet. Cells may come in any order, and of two in one place the last counts, as in Excel. Fails
 * with `file-unreadable` for a part that is cut off, with `too-many-merges` and `too-much-content`.
 */
export function indexSheet(stream: Buffer, position: number): SheetIndex {
  const index = emptyIndex();
  const hiddenRows = new Set<number>();
  const recordedRows = new Set<number>();
  eachRecord(stream, position, (type, start, end) => {
    if (cellTypes.has(type)) addCell(index, placeAt(stream, start), type, start, end);
    else if (type === recordTypes.mulRk) {
      const first = placeAt(stream, start);
      const beyond = first - (first % placeColumns) + placeColumns;
      for (let at = start + 4, place = first; at + 6 <= end - 2 && place < beyond; at += 6, place++)
        addCell(index, place, type, at, at + 6);
    } else if (type === recordTypes.string) {
      if (index.types[index.count - 1] === recordTypes.formula) index.texts[index.count - 1] = start;
    } else if (type === recordTypes.row) {
      const row = stream.readUInt16LE(start);
      recordedRows.add(row);
      const height = stream.readUInt16LE(start + 6);
      const isLow = height < heightSeenMin;
      if (isLow || (stream.readUInt16LE(start + 12) & rowHidden) !== 0) hiddenRows.add(row);
    } else if (type === recordTypes.defaultRowHeight) {
      index.othersHidden = (stream.readUInt16LE(start) & defaultHidden) !== 0;
    } else if (type === recordTypes.columnInfo) addColumns(stream, start, index.hiddenColumns);
    else if (type === recordTypes.mergeCells) addMerges(stream, start, index.merges);
    else if (type === recordTypes.uncalced) index.uncalced = true;
  });
  sortCells(index);
  return Object.assign(index, { hiddenRows, recordedRows });
}

function emptyIndex(): SheetIndex {
  return {
    count: 0,
    places: new Uint32Array(cellsFirst),
    starts: new Uint32Array(cellsFirst),
    types: new Uint32Array(cellsFirst),
    texts: new Uint32Array(cellsFirst),
    ends: new Uint32Array(cellsFirst),
    hiddenRows: new Set(),
    othersHidden: false,
    recordedRows: new Set(),
    merges: [],
    hiddenColumns: [],
    uncalced: false,
  };
}

function placeAt(stream: Buffer, start: number): number {
  const column = stream.readUInt16LE(start + 2);
  if (column >= placeColumns)
    throw new LedgerFailure("file-unreadable", { row: stream.readUInt16LE(start) + 1 });
  return stream.readUInt16LE(start) * placeColumns + column;
}

function addCell(index: SheetIndex, place: number, type: number, start: number, end: number): void {
  if (index.count === index.places.length) grow(index);
  index.places[index.count] = place;
  index.types[index.count] = type;
  index.starts[index.count] = start;
  index.ends[index.count] = end;
  index.texts[index.count++] = 0;
}

function grow(index: SheetIndex): void {
  if (index.count >= cellsMax) throw new LedgerFailure("too-much-content");
  const size = index.count * 2;
  for (const name of ["places", "starts", "ends", "texts", "types"] as const) {
    const grown = new Uint32Array(size);
    grown.set(index[name]);
    index[name] = grown;
  }
}

/** Puts the cells in the order of their places, where a program wrote them in another, and leaves the last of each place. */
function sortCells(index: SheetIndex): void {
  const { places, count } = index;
  let ascending = true;
  for (let at = 1; at < count && ascending; at++) ascending = (places[at - 1] ?? 0) < (places[at] ?? 0);
  if (ascending) return;
  const order = Array.from({ length: count }, (_, at) => at).sort(
    (a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b,
  );
  const kept = order.filter((at, position) => places[at] !== places[order[position + 1] ?? -1]);
  for (const name of ["places", "starts", "ends", "texts", "types"] as const) {
    const values = index[name].slice();
    for (const [position, at] of kept.entries()) index[name][position] = values[at] ?? 0;
  }
  index.count = kept.length;
}

function addColumns(stream: Buffer, start: number, hidden: number[]): void {
  const [first, last, width] = [0, 2, 4].map((offset) => stream.readUInt16LE(start + offset));
  const isHidden = (stream.readUInt16LE(start + 8) & columnHidden) !== 0 || width === 0;
  if (!isHidden || first === undefined || last === undefined) return;
  for (let column = first; column <= Math.min(last, placeColumns - 1); column++) hidden.push(column);
}

function addMerges(stream: Buffer, start: number, merges: MergedArea[]): void {
  const count = stream.readUInt16LE(start);
  for (let at = start + 2; at < start + 2 + count * 8; at += 8) {
    if (merges.length === mergesMax) throw new LedgerFailure("too-many-merges", { max: mergesMax });
    const area = {
      firstRow: stream.readUInt16LE(at) + 1,
      lastRow: stream.readUInt16LE(at + 2) + 1,
      firstColumn: stream.readUInt16LE(at + 4),
      lastColumn: Math.min(stream.readUInt16LE(at + 6), placeColumns - 1),
    };
    if (area.firstRow < area.lastRow || area.firstColumn < area.lastColumn) merges.push(area);
  }
}
