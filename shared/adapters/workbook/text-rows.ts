import type { Cell } from "#shared/domain/base/sheet.ts";
import { marksLetter, placeKinds, type SheetSink } from "./packed-rows.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import { createRowPacker, type RowPacker } from "./row-packer.ts";

/** Packs rows whose cells are strings or cells already; `hand` gives the sink what is full, or all there is. */
export type TextRows = Pick<RowPacker, "beginRow" | "endRow" | "takeBatches"> & {
  addText(column: number, text: string): void;
  /** Adds the text of a packed kind as it is packed. */
  addPlace(column: number, kind: number, text: string): void;
  /** Adds a cell; `numberKind` is the packed kind of a number. */
  addCell(column: number, cell: Cell, numberKind?: number): void;
  hand(sink: SheetSink, all: boolean): Promise<void>;
};

/** A packer of rows that are read from text or by the library. Fails as `createRowPacker` says. */
export function createTextRows(limits: ReaderLimits): TextRows {
  let pieces: string[] = [];
  let size = 0;
  const packer = createRowPacker(limits, {
    size: () => size,
    take() {
      const text = pieces.join("");
      pieces = [];
      size = 0;
      return text;
    },
  });
  const add = (column: number, kind: number, text: string) => {
    pieces.push(text);
    size += text.length;
    packer.put(column, kind, text.length);
  };
  return {
    beginRow: packer.beginRow,
    endRow: packer.endRow,
    takeBatches: packer.takeBatches,
    addText: (column, text) => add(column, placeKinds.text, text),
    addPlace: add,
    addCell(column, cell, numberKind = placeKinds.number) {
      switch (cell.kind) {
        case "text":
          if (cell.marks === undefined) return add(column, placeKinds.text, cell.text);
          return add(column, placeKinds.markedText, marksLetter(cell.marks) + cell.text);
        case "number":
          return add(column, numberKind, cell.text);
        case "day":
          return add(column, placeKinds.day, cell.day + cell.text);
        case "boolean":
          return add(column, cell.value ? placeKinds.yes : placeKinds.no, "");
        case "error":
          return add(column, placeKinds.error, cell.text);
      }
    },
    async hand(sink, all) {
      for (const batch of packer.takeBatches(all)) await sink.rows(batch);
    },
  };
}
