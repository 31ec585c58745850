import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FailureFacts } from "#shared/domain/base/failures/failure-row.ts";
import { cellAddress } from "#shared/domain/base/sheet.ts";
import type { RowPacker } from "../row-packer.ts";
import { createCellElement } from "./cell-element.ts";
import { nameCode } from "./name-code.ts";
import { createQuickCells } from "./quick-cells.ts";
import type { RawCell } from "./raw-cell.ts";
import { readRowTag, type SaidOfRow } from "./row-tag.ts";
import { createSheetParts, type SheetAreas } from "./sheet-areas.ts";
import type { XmlHandler, XmlTag } from "./xml-tag.ts";

const rowName = nameCode("row");
const cellName = nameCode("c");

/** The depth of a sheet's elements; at another depth they are something else. */
const partDepth = 1;
const rowDepth = 2;
const cellDepth = 3;

/** The scanner's place within a sheet. */
const outside = 0;
const inData = 1;
const inRow = 2;
const inCell = 3;

/**
 * Takes the XML of a sheet and packs its rows; rows and cells without a place follow the ones before them. Elements
 * count at their place only: a control's anchor has rows and columns too. Fails with `file-unreadable` for a malformed
 * place, and with `file-unsafe` where rows or cells do not ascend or contradict their row, since one of two cells in
 * one place would be lost; both name the row or the cell.
 */
export function createSheetHandler(
  packer: RowPacker,
  packCell: (cell: RawCell) => void,
  areas: SheetAreas,
  columnsMax: number,
): XmlHandler {
  const said: SaidOfRow = { row: 0, hidden: false };
  const parts = createSheetParts(areas, columnsMax);
  const element = createCellElement();
  const { cell } = element;
  const quickCells = createQuickCells(cell, packCell);
  let state = outside;
  let row = 0;

  function beginRow(tag: XmlTag): void {
    said.row = row + 1;
    readRowTag(tag, parts.rowDefaults(), said);
    if (said.row <= row) throw new LedgerFailure("file-unsafe", { row: said.row });
    row = said.row;
    cell.column = -1;
    state = inRow;
    packer.beginRow(row, said.hidden);
  }

  const handler: XmlHandler = {
    quick: (bytes, at, depth) => (state === inRow && depth === cellDepth ? quickCells(bytes, at, row) : at),
    open(name, tag, depth) {
      if (state === inCell) element.open(name, tag, depth);
      else if (state === inRow) {
        if (name === cellName && depth === cellDepth) {
          element.begin(tag, row);
          state = inCell;
        }
      } else if (state === inData) {
        if (name === rowName && depth === rowDepth) beginRow(tag);
      } else if (parts.open(name, tag, depth)) state = inData;
    },
    text(bytes, start, end, verbatim) {
      if (state === inCell) element.text(bytes, start, end, verbatim);
    },
    close(name, depth) {
      if (state === inCell) {
        if (depth === cellDepth) {
          element.end();
          packCell(cell);
          state = inRow;
        } else element.close(name, depth);
      } else if (state === inRow && depth === rowDepth) {
        packer.endRow();
        state = inData;
      } else if (state === inData && depth === partDepth) state = outside;
    },
  };
  return located(handler, () => {
    if (row === 0 || state === outside) return {};
    return state === inCell ? { cell: cellAddress(cell.column, row) } : { row };
  });
}

/** Adds the place to the failures of a handler. */
function located(handler: XmlHandler, here: () => FailureFacts): XmlHandler {
  const placed = (error: unknown) =>
    error instanceof LedgerFailure ? new LedgerFailure(error.code, { ...here(), ...error.facts }) : error;
  return {
    ...handler,
    open(name, tag, depth) {
      try {
        handler.open(name, tag, depth);
      } catch (error) {
        throw placed(error);
      }
    },
    close(name, depth) {
      try {
        handler.close(name, depth);
      } catch (error) {
        throw placed(error);
      }
    },
  };
}
