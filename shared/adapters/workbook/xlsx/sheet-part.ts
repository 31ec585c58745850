import { appendXmlText } from "#shared/adapters/ooxml/append-xml-text.ts";
import { createByteText } from "#shared/adapters/ooxml/byte-text.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { cellAddress, type MergedArea } from "#shared/domain/base/sheet.ts";
import { mergesMax } from "../merged-cells.ts";
import type { RowPacker } from "../row-packer.ts";
import { cellTypeOf, styleIndexOf } from "./cell-attributes.ts";
import { type CellPlace, readArea, readPlace } from "./cell-place.ts";
import { nameCode } from "./name-code.ts";
import { createQuickCells } from "./quick-cells.ts";
import type { RawCell } from "./raw-cell.ts";
import { createRichText } from "./rich-text.ts";
import { noRowDefaults, type RowDefaults, readRowTag, rowDefaultsOf, type SaidOfRow } from "./row-tag.ts";
import { attributeIsTrue, attributeText } from "./tag-attributes.ts";
import type { XmlHandler, XmlTag } from "./xml-tag.ts";

/** What a sheet says of itself beside its rows. */
export type SheetAreas = { merges: MergedArea[]; hiddenColumns: number[] };

const columnsOfExcel = 16_384;
/** A sheet of macros has cells as well. */
const rootNames = new Set(["worksheet", "macrosheet"].map(nameCode));
const dataName = nameCode("sheetData");
const formatName = nameCode("sheetFormatPr");
const rowName = nameCode("row");
const cellName = nameCode("c");
const valueName = nameCode("v");
const formulaName = nameCode("f");
const inlineName = nameCode("is");
const mergesName = nameCode("mergeCells");
const mergeName = nameCode("mergeCell");
const columnsName = nameCode("cols");
const columnName = nameCode("col");
const placeAttribute = nameCode("r");
const styleAttribute = nameCode("s");
const typeAttribute = nameCode("t");
const hiddenAttribute = nameCode("hidden");
const areaAttribute = nameCode("ref");
const minAttribute = nameCode("min");
const maxAttribute = nameCode("max");

/** How deep the elements of a sheet stand; one that stands elsewhere is none of them. */
const partDepth = 1;
const rowDepth = 2;
const areaDepth = 2;
const cellDepth = 3;
const contentDepth = 4;

/** Where the scanner stands within a sheet. */
const outside = 0;
const inData = 1;
const inRow = 2;
const inCell = 3;

/**
 * Takes the XML of a sheet and packs its rows; rows and cells without a place follow the ones before them. Elements count
 * at their place alone: a control's anchor has rows and columns too. Fails with `file-unreadable` for a place that is
 * none, and with `file-unsafe` where rows or cells do not ascend or contradict their row, for one of two cells in one
 * place would be lost; both name the row or the cell.
 */
export function createSheetHandler(
  packer: RowPacker,
  packCell: (cell: RawCell) => void,
  areas: SheetAreas,
  columnsMax: number,
): XmlHandler {
  const place: CellPlace = { row: 0, column: 0 };
  const said: SaidOfRow = { row: 0, hidden: false };
  const value = createByteText(1024);
  const rich = createRichText(value);
  const cell: RawCell = {
    column: -1,
    type: "n",
    style: 0,
    bytes: value.bytes,
    start: 0,
    end: 0,
    units: 0,
    marks: 0,
    hasValue: false,
    hasFormula: false,
  };
  const quickCells = createQuickCells(cell, packCell);
  let state = outside;
  let part = 0;
  let defaults: RowDefaults = noRowDefaults;
  let dataSeen = false;
  let row = 0;
  let content = 0;

  function beginRow(tag: XmlTag): void {
    said.row = row + 1;
    readRowTag(tag, defaults, said);
    if (said.row <= row) throw new LedgerFailure("file-unsafe", { row: said.row });
    row = said.row;
    cell.column = -1;
    state = inRow;
    packer.beginRow(row, said.hidden);
  }

  function beginCell(tag: XmlTag): void {
    place.column = cell.column + 1;
    place.row = row;
    cell.type = "n";
    cell.style = 0;
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
    cell.column = place.column;
    value.used = 0;
    cell.units = 0;
    cell.marks = 0;
    cell.hasValue = false;
    cell.hasFormula = false;
    content = 0;
    state = inCell;
  }

  function openWithinCell(name: number, tag: XmlTag, depth: number): void {
    if (depth > contentDepth) {
      if (content === inlineName) rich.open(name, tag, depth - contentDepth);
      else if (content === valueName) throw new LedgerFailure("file-unreadable");
      return;
    }
    content = 0;
    if (name === formulaName) cell.hasFormula = true;
    else if (name === valueName) {
      cell.hasValue = true;
      if (cell.type !== "inlineStr") content = valueName;
    } else if (name === inlineName) {
      cell.hasValue = true;
      if (cell.type === "inlineStr") {
        content = inlineName;
        rich.begin();
      }
    }
  }

  function endContent(): void {
    if (content === inlineName) {
      cell.units = rich.units();
      cell.marks = rich.marks();
    }
    content = 0;
  }

  function endCell(): void {
    cell.bytes = value.bytes;
    cell.start = 0;
    cell.end = value.used;
    packCell(cell);
    state = inRow;
  }

  function openOutside(name: number, tag: XmlTag, depth: number): void {
    if (depth === 0 && !rootNames.has(name)) throw new LedgerFailure("file-unreadable");
    if (depth === partDepth) {
      part = name;
      if (name === formatName) defaults = rowDefaultsOf(tag);
      else if (name === mergeName) addMerge(tag, areas, columnsMax);
      if (name !== dataName) return;
      if (dataSeen) throw new LedgerFailure("file-unsafe");
      dataSeen = true;
      state = inData;
    } else if (depth === areaDepth) {
      if (name === mergeName && part === mergesName) addMerge(tag, areas, columnsMax);
      else if (name === columnName && part === columnsName) addColumns(tag, areas, columnsMax);
    }
  }

  function opened(name: number, tag: XmlTag, depth: number): void {
    if (state === inCell) openWithinCell(name, tag, depth);
    else if (state === inRow) {
      if (name === cellName && depth === cellDepth) beginCell(tag);
    } else if (state === inData) {
      if (name === rowName && depth === rowDepth) beginRow(tag);
    } else openOutside(name, tag, depth);
  }

  function closed(name: number, depth: number): void {
    if (state === inCell) {
      if (depth === cellDepth) endCell();
      else if (depth === contentDepth) endContent();
      else if (content === inlineName) rich.close(name, depth - contentDepth);
    } else if (state === inRow && depth === rowDepth) {
      packer.endRow();
      state = inData;
    } else if (state === inData && depth === partDepth) state = outside;
  }

  /** A failure with the cell or the row where the scanner stands. */
  function located(error: unknown): unknown {
    if (!(error instanceof LedgerFailure) || row === 0 || state === outside) return error;
    const here = state === inCell ? { cell: cellAddress(cell.column, row) } : { row };
    return new LedgerFailure(error.code, { ...here, ...error.facts });
  }

  return {
    quick: (bytes, at, depth) => (state === inRow && depth === cellDepth ? quickCells(bytes, at, row) : at),
    open(name, tag, depth) {
      try {
        opened(name, tag, depth);
      } catch (error) {
        throw located(error);
      }
    },
    text(bytes, start, end, verbatim) {
      if (state !== inCell) return;
      if (content === valueName) cell.units += appendXmlText(value, bytes, start, end, verbatim);
      else if (content === inlineName) rich.text(bytes, start, end, verbatim);
    },
    close(name, depth) {
      try {
        closed(name, depth);
      } catch (error) {
        throw located(error);
      }
    },
  };
}

function addMerge(tag: XmlTag, areas: SheetAreas, columnsMax: number): void {
  for (let index = 0; index < tag.count; index++) {
    if (tag.names[index] !== areaAttribute || tag.prefixes[index] !== 0) continue;
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
