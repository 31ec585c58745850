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

/** A sheet's XML with a verdict next to each row; everything else in it stays as it is. */
export function rewriteSheet(
  pieces: AsyncIterable<string>,
  scan: SheetScan,
  verdicts: SheetVerdicts,
  styles: EditedStyles,
): AsyncGenerator<string> {
  const { prefix, columnsUsed: first } = scan;
  const behind = first + verdictHeaders.length;
  const columns = createColumnsEdit(first, prefix);
  const cursor = createCellCursor();
  const openRow = rowOpener(scan, verdicts, styles, columns.styleOf);
  let inData = false;
  let opened: OpenedRow | undefined;

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
        opened = tag.selfClosing ? undefined : openRow(cursor.row);
        return opened === undefined ? undefined : widenedRow(tag.source, behind, opened.lines);
      case "c":
        if (opened === undefined || !opened.everyCell) return undefined;
        cursor.enterCell(tag);
        return opened.edit.onCell(tag, cursor);
      case "/c":
        return opened?.edit.onCellEnd();
      case "/row": {
        const rest = opened?.edit.rest() ?? "";
        opened = undefined;
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

/** A row that gets a verdict: its edit, whether that looks at each cell, and how many lines of text the row must show. */
type OpenedRow = { edit: RowEdit; everyCell: boolean; lines: number };

/** Opens the rows that get a verdict, the header's among them; gives `undefined` for all others. */
function rowOpener(
  { prefix, columnsUsed: first, headerStyle, cellsBeyond }: SheetScan,
  verdicts: SheetVerdicts,
  styles: EditedStyles,
  columnStyle: (column: number) => number,
): (row: number) => OpenedRow | undefined {
  const byRow = new Map(verdicts.rows.map((verdict) => [verdict.row, verdict]));
  const headerCells = verdictHeaders.map((text) => ({ text, style: headerStyle }));
  return (row) => {
    const verdict = row > verdicts.headerRow ? byRow.get(row) : undefined;
    if (verdict === undefined && row !== verdicts.headerRow) return undefined;
    const said = verdict === undefined ? headerCells : verdictCells(verdict, styles);
    const own = said.map(({ text, style }, index) =>
      cellXml(cellAddress(first + index, row), style, text === "" ? null : { kind: "text", text }, prefix),
    );
    const faults = faultColumns(verdict?.faults ?? [], first);
    const edit = createRowEdit({
      row,
      prefix,
      first,
      behind: first + verdictHeaders.length,
      own: own.join(""),
      faults,
      faultStyle: styles.fault,
      columnStyle,
    });
    const lines = Math.max(...said.map(({ text }, index) => linesOf(text, verdictWidths[index] ?? 1)));
    return { edit, everyCell: faults.length > 0 || cellsBeyond, lines };
  };
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
