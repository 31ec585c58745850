import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { cellAddress } from "#shared/domain/base/sheet.ts";
import { type PackedRows, placeKinds } from "./packed-rows.ts";
import type { ReaderLimits } from "./reader-limits.ts";

const placesPerBatch = 32_768;
const textPerBatch = 2 * 1024 * 1024;
const textMax = 192 * 1024 * 1024;
const placesMax = 50_000_000;
const excelRowsMax = 1_048_576;

/** The text of the places that are packed, in their order, as whoever packs them keeps it: how much there is, and all of it at once. */
export type PlaceText = { size(): number; take(): string | Uint8Array };

/** Packs rows that are given place by place. */
export type RowPacker = {
  beginRow(row: number, hidden: boolean): void;
  /** Puts what has a text of so many UTF-16 units into a column; columns ascend. */
  put(column: number, kind: number, units: number): void;
  /** Ends a row; one in which nothing was put is left out. */
  endRow(): void;
  /** The batches that are full, or all there is. */
  takeBatches(all: boolean): PackedRows[];
};

/**
 * A packer for the rows of all sheets of a workbook. Fails with `too-many-rows`, with `too-many-columns` or
 * `cell-too-long` and the cell, with `too-much-content`, or with `file-unsafe` for a row that Excel does not have.
 */
export function createRowPacker(limits: ReaderLimits, text: PlaceText): RowPacker {
  const { rows, placeCounts, kinds, lengths } = emptyBatch(limits.columnsMax);
  let batches: PackedRows[] = [];
  let rowCount = 0;
  let placeCount = 0;
  let rowStart = 0;
  let rowMark = 0;
  let rowsLeft = limits.rowsMax;
  let textLeft = textMax;
  let placesLeft = placesMax;

  function endBatch(): void {
    textLeft -= text.size();
    placesLeft -= placeCount;
    if (textLeft < 0 || placesLeft < 0) throw new LedgerFailure("too-much-content");
    batches.push({
      rows: rows.slice(0, rowCount),
      placeCounts: placeCounts.slice(0, rowCount),
      kinds: kinds.slice(0, placeCount),
      lengths: lengths.slice(0, placeCount),
      text: text.take(),
    });
    rowCount = 0;
    placeCount = 0;
  }

  return {
    beginRow(row, hidden) {
      if (row > excelRowsMax) throw new LedgerFailure("file-unsafe");
      rowMark = row * 2 + (hidden ? 1 : 0);
      rowStart = placeCount;
    },
    put(column, kind, units) {
      if (column >= limits.columnsMax || units > limits.cellTextLengthMax)
        refuse(limits, column, rowMark >>> 1, units);
      const place = rowStart + column;
      while (placeCount < place) {
        kinds[placeCount] = placeKinds.none;
        lengths[placeCount++] = 0;
      }
      kinds[placeCount] = kind;
      lengths[placeCount++] = units;
    },
    endRow() {
      if (placeCount === rowStart) return;
      rowsLeft -= 1;
      if (rowsLeft < 0) throw new LedgerFailure("too-many-rows", { max: limits.rowsMax });
      rows[rowCount] = rowMark;
      placeCounts[rowCount++] = placeCount - rowStart;
      if (placeCount >= placesPerBatch || text.size() >= textPerBatch) endBatch();
    },
    takeBatches(all) {
      if (all && rowCount > 0) endBatch();
      const taken = batches;
      batches = [];
      return taken;
    },
  };
}

function emptyBatch(columnsMax: number) {
  return {
    rows: new Uint32Array(placesPerBatch),
    placeCounts: new Uint16Array(placesPerBatch),
    kinds: new Uint8Array(placesPerBatch + columnsMax),
    lengths: new Uint16Array(placesPerBatch + columnsMax),
  };
}

function refuse(limits: ReaderLimits, column: number, row: number, units: number): never {
  const cell = cellAddress(column, row);
  if (column >= limits.columnsMax)
    throw new LedgerFailure("too-many-columns", { cell, max: limits.columnsMax });
  throw new LedgerFailure("cell-too-long", { cell, max: limits.cellTextLengthMax, length: units });
}
