import { linesOf } from "#shared/domain/base/book.ts";
import { columnOf } from "#shared/domain/base/column-of.ts";
import { cellAddress } from "#shared/domain/base/sheet.ts";
import {
  type RowVerdict,
  type SheetVerdicts,
  verdictHeaders,
  verdictWidths,
} from "#shared/domain/imports/receipt/row-verdict.ts";
import { createCellCursor } from "./cell-cursor.ts";
import { cellXml } from "./cell-xml.ts";
import { createColumnsEdit } from "./columns-edit.ts";
import type { EditedStyles } from "./edited-styles.ts";
import { createRowEdit, type RowEdit } from "./row-edit.ts";
import type { SheetScan } from "./scan-sheet.ts";
import { widenedDimension, widenedRow } from "./sheet-tags.ts";
import { rewriteTags, type Tag } from "./tag-rewriter.ts";

const tagsBefore = ["dimension", "cols", "col", "/cols"];
const tagsChanged = [...tagsBefore, "sheetData", "/sheetData", "row", "/row", "c", "/c"];

/** A sheet's XML with a verdict beside each row; everything else in it stays as it is. */
export function rewriteSheet(
  pieces: AsyncIterable<string>,
  scan: SheetScan,
  verdicts: SheetVerdicts,
  styles: EditedStyles,
): AsyncGenerator<string> {
  const { prefix, columnsUsed: first } = scan;
  const behind = first + verdictHeaders.length;
  const byRow = new Map(verdicts.rows.map((verdict) => [verdict.row, verdict]));
  const columns = createColumnsEdit(first, prefix);
  const cursor = createCellCursor();
  const headerCells = verdictHeaders.map((text) => ({ text, style: scan.headerStyle }));
  let inData = false;
  let edit: RowEdit | undefined;
  let everyCell = false;
  let lines = 1;

  function openRow(): RowEdit | undefined {
    const { row } = cursor;
    const isHeader = row === verdicts.headerRow;
    const verdict = row > verdicts.headerRow ? byRow.get(row) : undefined;
    if (verdict === undefined && !isHeader) return undefined;
    const said = verdict === undefined ? headerCells : verdictCells(verdict, styles);
    const own = said.map(({ text, style }, index) =>
      cellXml(cellAddress(first + index, row), style, text === "" ? null : { kind: "text", text }, prefix),
    );
    lines = Math.max(...said.map(({ text }, index) => linesOf(text, verdictWidths[index] ?? 1)));
    const faults = faultColumns(verdict?.faults ?? [], first);
    everyCell = faults.length > 0 || scan.cellsBeyond;
    return createRowEdit({
      row,
      prefix,
      first,
      behind,
      own: own.join(""),
      faults,
      faultStyle: styles.fault,
      columnStyle: columns.styleOf,
    });
  }

  function beforeData(tag: Tag): string | undefined {
    if (tag.name === "dimension") return widenedDimension(tag.source, behind);
    if (tag.name !== "sheetData") return columns.onTag(tag);
    inData = !tag.selfClosing;
    return scan.hasColumns ? undefined : columns.whole() + tag.source;
  }

  return rewriteTags(pieces, tagsChanged, (tag) => {
    if (tag.prefix !== prefix) return undefined;
    if (!inData) return beforeData(tag);
    switch (tag.name) {
      case "row":
        cursor.enterRow(tag);
        edit = tag.selfClosing ? undefined : openRow();
        return edit === undefined ? undefined : widenedRow(tag.source, behind, lines);
      case "c":
        if (edit === undefined || !everyCell) return undefined;
        cursor.enterCell(tag);
        return edit.onCell(tag, cursor);
      case "/c":
        return edit?.onCellEnd();
      case "/row": {
        const rest = edit?.rest() ?? "";
        edit = undefined;
        return rest === "" ? undefined : rest + tag.source;
      }
      case "/sheetData":
        inData = false;
        return undefined;
      default:
        return undefined;
    }
  });
}

function verdictCells({ result, reason, remedy, outcome }: RowVerdict, styles: EditedStyles) {
  return [
    { text: result, style: styles.result(outcome) },
    { text: reason, style: styles.wrapped() },
    { text: remedy, style: styles.wrapped() },
  ];
}

function faultColumns(faults: readonly string[], first: number): number[] {
  const columns = new Set(faults.map(columnOf).filter((column) => column >= 0 && column < first));
  return [...columns].sort((a, b) => a - b);
}
