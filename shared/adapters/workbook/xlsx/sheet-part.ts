import { LedgerFailure } from "#shared/domain/failure.ts";
import type { MergedArea } from "#shared/domain/sheet.ts";
import { createByteText } from "../byte-text.ts";
import { mergesMax } from "../merged-cells.ts";
import type { RowPacker } from "../row-packer.ts";
import { cellTypeOf, styleIndexOf } from "./cell-attributes.ts";
import type { RawCell } from "./cell-packer.ts";
import { type CellPlace, readArea, readOrdinal, readPlace } from "./cell-place.ts";
import { nameCode } from "./name-code.ts";
import { createQuickCells } from "./quick-cells.ts";
import type { XmlHandler, XmlTag } from "./xml-scanner.ts";
import { appendXmlText, attributeIsTrue, attributeText } from "./xml-text.ts";

/** What a sheet says of itself beside its rows. */
export type SheetAreas = { merges: MergedArea[]; hiddenColumns: number[] };

const columnsOfExcel = 16_384;
/** A sheet of macros has cells as well. */
const rootNames = new Set(["worksheet", "macrosheet"].map(nameCode));
const dataName = nameCode("sheetData");
const rowName = nameCode("row");
const cellName = nameCode("c");
const valueName = nameCode("v");
const formulaName = nameCode("f");
const inlineName = nameCode("is");
const textName = nameCode("t");
const phoneticName = nameCode("rPh");
const mergeName = nameCode("mergeCell");
const columnName = nameCode("col");
const placeAttribute = nameCode("r");
const styleAttribute = nameCode("s");
const typeAttribute = nameCode("t");
const hiddenAttribute = nameCode("hidden");
const areaAttribute = nameCode("ref");
const minAttribute = nameCode("min");
const maxAttribute = nameCode("max");

/** Where the scanner stands within a sheet. */
const outside = 0;
const inData = 1;
const inRow = 2;
const inCell = 3;

/**
 * Takes the XML of a sheet and packs its rows; rows and cells without a place follow the ones before them. Fails with
 * `file-unreadable` for a place that is none, and with `file-unsafe` where rows or cells do not ascend or contradict
 * their row, for one of two cells in one place would be lost.
 */
export function createSheetHandler(
  packer: RowPacker,
  packCell: (cell: RawCell) => void,
  areas: SheetAreas,
  columnsMax: number,
): XmlHandler {
  const place: CellPlace = { row: 0, column: 0 };
  const value = createByteText(1024);
  const cell: RawCell = {
    column: -1,
    type: "n",
    style: 0,
    bytes: value.bytes,
    start: 0,
    end: 0,
    units: 0,
    hasValue: false,
    hasFormula: false,
  };
  const quickCells = createQuickCells(cell, packCell);
  let state = outside;
  let dataSeen = false;
  let row = 0;
  let collecting = false;
  let inline = false;
  let phoneticDepth = 0;
  let cellDepth = 0;

  function beginRow(tag: XmlTag): void {
    let next = row + 1;
    let hidden = false;
    for (let index = 0; index < tag.count; index++) {
      if (tag.prefixed[index] === 1) continue;
      const name = tag.names[index];
      if (name === placeAttribute)
        next = readOrdinal(tag.bytes, tag.starts[index] ?? 0, tag.ends[index] ?? 0);
      else if (name === hiddenAttribute) hidden = saysYes(tag.bytes[tag.starts[index] ?? 0]);
    }
    if (next <= row) throw new LedgerFailure("file-unsafe");
    row = next;
    cell.column = -1;
    state = inRow;
    packer.beginRow(row, hidden);
  }

  function beginCell(tag: XmlTag, depth: number): void {
    place.column = cell.column + 1;
    cell.type = "n";
    cell.style = 0;
    for (let index = 0; index < tag.count; index++) {
      if (tag.prefixed[index] === 1) continue;
      const start = tag.starts[index] ?? 0;
      const end = tag.ends[index] ?? 0;
      switch (tag.names[index]) {
        case placeAttribute:
          readPlace(tag.bytes, start, end, place);
          if (place.row !== row || place.column <= cell.column) throw new LedgerFailure("file-unsafe");
          break;
        case styleAttribute:
          cell.style = styleIndexOf(tag.bytes, start, end);
          break;
        case typeAttribute:
          cell.type = cellTypeOf(tag.bytes, start, end);
          break;
      }
    }
    cell.column = place.column;
    value.used = 0;
    cell.units = 0;
    cell.hasValue = false;
    cell.hasFormula = false;
    inline = cell.type === "inlineStr";
    collecting = false;
    phoneticDepth = 0;
    cellDepth = depth;
    state = inCell;
  }

  function openWithinCell(name: number, depth: number): void {
    if (depth === cellDepth + 1) {
      if (name === valueName) {
        collecting = !inline;
        cell.hasValue = true;
      } else if (name === formulaName) cell.hasFormula = true;
      else if (name === inlineName) cell.hasValue = true;
    } else if (name === phoneticName) phoneticDepth = depth;
    else if (name === textName) collecting = inline && phoneticDepth === 0;
  }

  function openOutside(name: number, tag: XmlTag, depth: number): void {
    if (depth === 0 && !rootNames.has(name)) throw new LedgerFailure("file-unreadable");
    if (name === dataName) {
      if (dataSeen) throw new LedgerFailure("file-unsafe");
      dataSeen = true;
      state = inData;
    } else if (name === mergeName) addMerge(tag, areas, columnsMax);
    else if (name === columnName) addColumns(tag, areas, columnsMax);
  }

  return {
    quick: (bytes, at) => (state === inRow ? quickCells(bytes, at, row) : at),
    open(name, tag, depth) {
      if (state === inCell) openWithinCell(name, depth);
      else if (state === inRow) {
        if (name === cellName) beginCell(tag, depth);
      } else if (state === inData) {
        if (name === rowName) beginRow(tag);
      } else openOutside(name, tag, depth);
    },
    text(bytes, start, end, verbatim) {
      if (collecting) cell.units += appendXmlText(value, bytes, start, end, verbatim);
    },
    close(name, depth) {
      if (state === inCell) {
        collecting = false;
        if (depth === cellDepth) {
          state = inRow;
          cell.bytes = value.bytes;
          cell.start = 0;
          cell.end = value.used;
          packCell(cell);
        } else if (depth === phoneticDepth && name === phoneticName) phoneticDepth = 0;
      } else if (state === inRow && name === rowName) {
        packer.endRow();
        state = inData;
      } else if (state === inData && name === dataName) state = outside;
    },
  };
}

/** Tells of the first character of an `xsd:boolean` whether it is 1 or true. */
function saysYes(first: number | undefined): boolean {
  return first === 0x31 || first === 0x74;
}

function addMerge(tag: XmlTag, areas: SheetAreas, columnsMax: number): void {
  for (let index = 0; index < tag.count; index++) {
    if (tag.names[index] !== areaAttribute) continue;
    if (areas.merges.length === mergesMax) throw new LedgerFailure("too-many-merges", { max: mergesMax });
    const { first, last } = readArea(tag.bytes, tag.starts[index] ?? 0, tag.ends[index] ?? 0);
    if (first.column >= columnsMax || (first.row === last.row && first.column === last.column)) return;
    areas.merges.push({
      firstRow: first.row,
      lastRow: last.row,
      firstColumn: first.column,
      lastColumn: Math.min(last.column, columnsMax - 1),
    });
  }
}

function addColumns(tag: XmlTag, areas: SheetAreas, columnsMax: number): void {
  const [min = 0, max = 0] = [minAttribute, maxAttribute].map((name) => Number(attributeText(tag, name)));
  if (!(min >= 1 && max >= min && max <= columnsOfExcel)) throw new LedgerFailure("file-unsafe");
  if (!attributeIsTrue(tag, hiddenAttribute)) return;
  for (let column = min; column <= Math.min(max, columnsMax); column++) areas.hiddenColumns.push(column - 1);
  if (areas.hiddenColumns.length > columnsOfExcel) throw new LedgerFailure("file-unsafe");
}
