import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { MergedArea } from "#shared/domain/base/sheet.ts";
import { mergesMax } from "../merged-cells.ts";
import { readArea } from "./cell-place.ts";
import { nameCode } from "./name-code.ts";
import { noRowDefaults, type RowDefaults, rowDefaultsOf } from "./row-tag.ts";
import { attributeIsTrue, attributeText } from "./tag-attributes.ts";
import type { XmlTag } from "./xml-tag.ts";

/** What a sheet says about itself, besides its rows. */
export type SheetAreas = { merges: MergedArea[]; hiddenColumns: number[] };

const columnsOfExcel = 16_384;
/** A sheet of macros has cells as well. */
const rootNames = new Set(["worksheet", "macrosheet"].map(nameCode));
const dataName = nameCode("sheetData");
const formatName = nameCode("sheetFormatPr");
const mergesName = nameCode("mergeCells");
const mergeName = nameCode("mergeCell");
const columnsName = nameCode("cols");
const columnName = nameCode("col");
const hiddenAttribute = nameCode("hidden");
const areaAttribute = nameCode("ref");
const minAttribute = nameCode("min");
const maxAttribute = nameCode("max");
const partDepth = 1;
const areaDepth = 2;

/** The parts of a sheet other than its rows. */
export type SheetParts = {
  /** Takes an element outside the rows; returns whether the rows begin with it. */
  open(name: number, tag: XmlTag, depth: number): boolean;
  rowDefaults(): RowDefaults;
};

/**
 * Gathers the merged and hidden areas of a sheet. Fails with `file-unreadable` where the part is no sheet, with
 * `file-unsafe` for columns that Excel does not have and where rows begin twice, and with `too-many-merges`.
 */
export function createSheetParts(areas: SheetAreas, columnsMax: number): SheetParts {
  let part = 0;
  let defaults: RowDefaults = noRowDefaults;
  let dataSeen = false;
  return {
    rowDefaults: () => defaults,
    open(name, tag, depth) {
      if (depth === 0 && !rootNames.has(name)) throw new LedgerFailure("file-unreadable");
      if (depth === partDepth) {
        part = name;
        if (name === formatName) defaults = rowDefaultsOf(tag);
        else if (name === mergeName) addMerge(tag, areas, columnsMax);
        if (name !== dataName) return false;
        if (dataSeen) throw new LedgerFailure("file-unsafe");
        dataSeen = true;
        return true;
      }
      if (depth === areaDepth) {
        if (name === mergeName && part === mergesName) addMerge(tag, areas, columnsMax);
        else if (name === columnName && part === columnsName) addColumns(tag, areas, columnsMax);
      }
      return false;
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
