import { appendXmlText } from "#shared/adapters/ooxml/append-xml-text.ts";
import { createByteText } from "#shared/adapters/ooxml/byte-text.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { cellAddress } from "#shared/domain/base/sheet.ts";
import { cellTypeOf, styleIndexOf } from "./cell-attributes.ts";
import { type CellPlace, readPlace } from "./cell-place.ts";
import { nameCode } from "./name-code.ts";
import type { RawCell } from "./raw-cell.ts";
import { createRichText } from "./rich-text.ts";
import type { XmlTag } from "./xml-tag.ts";

const valueName = nameCode("v");
const formulaName = nameCode("f");
const inlineName = nameCode("is");
const placeAttribute = nameCode("r");
const styleAttribute = nameCode("s");
const typeAttribute = nameCode("t");
const contentDepth = 4;

/** Reads the element of a cell into the one `cell`; nothing is made for each. */
export type CellElement = {
  cell: RawCell;
  /** Begins a cell of a row. Fails with `file-unsafe` where it does not ascend or contradicts its row. */
  begin(tag: XmlTag, row: number): void;
  open(name: number, tag: XmlTag, depth: number): void;
  text(bytes: Buffer, start: number, end: number, verbatim: boolean): void;
  close(name: number, depth: number): void;
  /** Ends the cell: its characters are where `cell` says. */
  end(): void;
};

/** Makes the reader of cells, which go from left to right as long as nobody puts `cell.column` back. */
export function createCellElement(): CellElement {
  const place: CellPlace = { row: 0, column: 0 };
  const value = createByteText(1024);
  const rich = createRichText(value);
  const cell = noCell(value.bytes);
  let content = 0;

  return {
    cell,
    begin(tag, row) {
      place.column = cell.column + 1;
      place.row = row;
      cell.type = "n";
      cell.style = 0;
      readAttributes(tag, cell, place, row);
      cell.column = place.column;
      value.used = 0;
      cell.units = 0;
      cell.marks = 0;
      cell.hasValue = false;
      cell.hasFormula = false;
      content = 0;
    },
    open(name, tag, depth) {
      if (depth > contentDepth) {
        if (content === inlineName) rich.open(name, tag, depth - contentDepth);
        else if (content === valueName) throw new LedgerFailure("file-unreadable");
        return;
      }
      content = 0;
      if (name === formulaName) cell.hasFormula = true;
      else if (name === valueName || name === inlineName) {
        cell.hasValue = true;
        if ((cell.type === "inlineStr") !== (name === inlineName)) return;
        content = name;
        if (name === inlineName) rich.begin();
      }
    },
    text(bytes, start, end, verbatim) {
      if (content === valueName) cell.units += appendXmlText(value, bytes, start, end, verbatim);
      else if (content === inlineName) rich.text(bytes, start, end, verbatim);
    },
    close(name, depth) {
      if (depth > contentDepth) {
        if (content === inlineName) rich.close(name, depth - contentDepth);
        return;
      }
      if (content === inlineName) {
        cell.units = rich.units();
        cell.marks = rich.marks();
      }
      content = 0;
    },
    end() {
      cell.bytes = value.bytes;
      cell.start = 0;
      cell.end = value.used;
    },
  };
}

function noCell(bytes: Buffer): RawCell {
  const nothing = { start: 0, end: 0, units: 0, marks: 0, hasValue: false, hasFormula: false };
  return { column: -1, type: "n", style: 0, bytes, ...nothing };
}

function readAttributes(tag: XmlTag, cell: RawCell, place: CellPlace, row: number): void {
  for (let index = 0; index < tag.count; index++) {
    if (tag.prefixes[index] !== 0) continue;
    const start = tag.starts[index] ?? 0;
    const end = tag.ends[index] ?? 0;
    switch (tag.names[index]) {
      case placeAttribute:
        readPlace(tag.bytes, start, end, place);
        if (place.row !== row || place.column <= cell.column) {
          throw new LedgerFailure("file-unsafe", { cell: cellAddress(place.column, place.row), row });
        }
        break;
      case styleAttribute:
        cell.style = styleIndexOf(tag.bytes, start, end);
        break;
      case typeAttribute:
        cell.type = cellTypeOf(tag.bytes, start, end);
        break;
    }
  }
}
