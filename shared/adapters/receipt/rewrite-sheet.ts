import { columnOf } from "#shared/domain/column-of.ts";
import { type SheetVerdicts, verdictHeaders } from "#shared/domain/receipt/row-verdict.ts";
import { cellAddress, columnLetters } from "#shared/domain/sheet.ts";
import { createCellCursor } from "./cell-cursor.ts";
import { cellXml } from "./cell-xml.ts";
import { createColumnsEdit } from "./columns-edit.ts";
import type { EditedStyles } from "./edited-styles.ts";
import { createRowEdit, type RowEdit } from "./row-edit.ts";
import type { SheetScan } from "./scan-sheet.ts";
import { rewriteTags, type Tag } from "./tag-rewriter.ts";
import { attributeOf, withAttribute } from "./xml-text.ts";

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
  let inData = false;
  let edit: RowEdit | undefined;
  let everyCell = false;

  function openRow(): RowEdit | undefined {
    const { row } = cursor;
    const isHeader = row === verdicts.headerRow;
    const verdict = row > verdicts.headerRow ? byRow.get(row) : undefined;
    if (verdict === undefined && !isHeader) return undefined;
    const texts = verdict === undefined ? verdictHeaders : [verdict.result, verdict.reason, verdict.remedy];
    const own = texts.map((text, index) => {
      const ofVerdict = index === 0 ? styles.result(verdict?.outcome) : styles.wrapped();
      const style = verdict === undefined ? scan.headerStyle : ofVerdict;
      return cellXml(
        cellAddress(first + index, row),
        style,
        text === "" ? null : { kind: "text", text },
        prefix,
      );
    });
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

  return rewriteTags(pieces, (tag) => {
    if (tag.prefix !== prefix) return undefined;
    if (!inData) return beforeData(tag);
    switch (tag.name) {
      case "row":
        cursor.enterRow(tag);
        edit = tag.selfClosing ? undefined : openRow();
        return edit === undefined ? undefined : widenedSpans(tag.source, behind);
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

function faultColumns(faults: readonly string[], first: number): number[] {
  const columns = new Set(faults.map(columnOf).filter((column) => column >= 0 && column < first));
  return [...columns].sort((a, b) => a - b);
}

/** The tag of a row whose hint on the columns in it takes ours in. */
function widenedSpans(tag: string, columnsTo: number): string | undefined {
  const match = /^(\d+):(\d+)$/.exec(attributeOf(tag, "spans") ?? "");
  if (match === null) return undefined;
  return withAttribute(tag, "spans", `${match[1]}:${Math.max(Number(match[2]), columnsTo)}`);
}

/** The tag of a sheet's extent that takes our columns in. */
function widenedDimension(tag: string, columnsTo: number): string | undefined {
  const match = /^([A-Z]+\d+)(?::([A-Z]+)(\d+))?$/.exec(attributeOf(tag, "ref") ?? "");
  const [, start = "", letters = "A", lastRow = ""] = match ?? [];
  if (lastRow === "") return undefined;
  const last = columnLetters(Math.max(columnOf(letters), columnsTo - 1));
  return withAttribute(tag, "ref", `${start}:${last}${lastRow}`);
}
