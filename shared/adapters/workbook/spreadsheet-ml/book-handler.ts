import { appendXmlText } from "#shared/adapters/ooxml/append-xml-text.ts";
import { createByteText } from "#shared/adapters/ooxml/byte-text.ts";
import type { XmlHandler, XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { MergedArea } from "#shared/domain/base/sheet.ts";
import { mergesMax } from "../merged-cells.ts";
import { markBits, type SheetEnd } from "../packed-rows.ts";
import type { ReaderLimits } from "../reader-limits.ts";
import { guardSheetNames } from "../sheet-names.ts";
import type { SheetNews } from "../sheet-news.ts";
import { createShownNumbers } from "../shown-numbers.ts";
import { createTextRows } from "../text-rows.ts";
import { attributeText } from "../xlsx/tag-attributes.ts";
import { type CellData, cellOf } from "./cell-data.ts";
import { attribute, countOf, ofExcel, ofHtml, own, saysYes } from "./names.ts";
import { createStyles } from "./styles.ts";

const [workbookName, styleName, worksheetName] = [own("Workbook"), own("Style"), own("Worksheet")];
const tableName = own("Table");
const [columnName, rowName, cellName, dataName] = [own("Column"), own("Row"), own("Cell"), own("Data")];
const [nameName, indexName, spanName, hiddenName] = [own("Name"), own("Index"), own("Span"), own("Hidden")];
const [acrossName, downName] = [own("MergeAcross"), own("MergeDown")];
const [typeName, formulaName, styleIdName] = [own("Type"), own("Formula"), own("StyleID")];
const [heightName, widthName] = [own("Height"), own("Width")];
const [date1904Name, visibleName] = [ofExcel("Date1904"), ofExcel("Visible")];
const styleAttribute = own("style");
const marksOfElements: ReadonlyMap<number, number> = new Map([
  ...["Sup", "sup", "SUP"].map((name) => [ofHtml(name), markBits.superscript] as const),
  ...["Sub", "sub", "SUB"].map((name) => [ofHtml(name), markBits.subscript] as const),
  ...["S", "s", "Strike", "strike", "Del", "del"].map((name) => [ofHtml(name), markBits.struck] as const),
]);
const styleDepth = 2;
const columnDepth = 3;
const rowDepth = 3;
const cellDepth = 4;
const dataDepth = 5;
const textBytesFirst = 256;

/**
 * Takes the XML of an Excel workbook of 2003 and packs its sheets one after the other; `news` returns what became ready
 * since the last call. Elements count by namespace and place, so that a comment is no cell's data. Fails with
 * `file-not-a-table` for another document, as `guardSheetNames` and `createRowPacker` say, and with `file-unsafe` for
 * rows or cells that go backwards.
 */
export function createBookHandler(limits: ReaderLimits): { handler: XmlHandler; news(): SheetNews[] } {
  const numbers = createShownNumbers();
  const styles = createStyles(numbers);
  const rows = createTextRows(limits);
  const names: string[] = [];
  const text = createByteText(textBytesFirst);
  const columnStyles = new Map<number, string>();
  let ready: SheetNews[] = [];
  let epoch1904 = false;
  let sheet = emptySheet("");
  let tableStyle: string | undefined;
  let rowStyle: string | undefined;
  let cellStyle: string | undefined;
  let [row, column, nextColumn, columnAt] = [0, 0, 0, 0];
  let data: CellData = noData();
  let textOf: "data" | "visible" | undefined;
  /** The marks of the elements of rich text that are open, outermost first. */
  let open: number[] = [];

  function beginSheet(tag: XmlTag): void {
    sheet = emptySheet(attribute(tag, nameName) ?? "");
    names.push(sheet.name);
    guardSheetNames(names, limits.sheetsMax);
    columnStyles.clear();
    [row, columnAt] = [0, 0];
  }

  function takeColumn(tag: XmlTag): void {
    const first = countOf(tag, indexName, columnAt + 1);
    const last = first + countOf(tag, spanName, 0);
    const style = attribute(tag, styleIdName);
    const hidden = saysYes(tag, hiddenName) || Number(attribute(tag, widthName) ?? "1") === 0;
    for (let at = first; at <= Math.min(last, limits.columnsMax); at++) {
      if (hidden) sheet.hiddenColumns.push(at - 1);
      if (style !== undefined) columnStyles.set(at - 1, style);
    }
    columnAt = last;
  }

  function beginRow(tag: XmlTag): void {
    const next = countOf(tag, indexName, row + 1);
    if (next <= row) throw new LedgerFailure("file-unsafe");
    row = next;
    nextColumn = 0;
    rowStyle = attribute(tag, styleIdName);
    const hidden = saysYes(tag, hiddenName) || Number(attribute(tag, heightName) ?? "1") === 0;
    rows.beginRow(row, hidden);
    row += countOf(tag, spanName, 0);
  }

  function beginCell(tag: XmlTag): void {
    column = countOf(tag, indexName, nextColumn + 1) - 1;
    if (column < nextColumn) throw new LedgerFailure("file-unsafe");
    const across = countOf(tag, acrossName, 0);
    const down = countOf(tag, downName, 0);
    nextColumn = column + across + 1;
    cellStyle = attribute(tag, styleIdName);
    data = noData();
    data.hasFormula = attribute(tag, formulaName) !== undefined;
    if (across + down === 0 || column >= limits.columnsMax) return;
    if (sheet.merges.length === mergesMax) throw new LedgerFailure("too-many-merges", { max: mergesMax });
    sheet.merges.push({
      firstRow: row,
      lastRow: row + down,
      firstColumn: column,
      lastColumn: Math.min(column + across, limits.columnsMax - 1),
    });
  }

  function beginData(tag: XmlTag): void {
    data.type = attribute(tag, typeName) ?? "String";
    data.hasData = true;
    text.used = 0;
    open = [];
    textOf = "data";
  }

  function openWithinData(name: number, tag: XmlTag): void {
    const look = attributeText(tag, styleAttribute) ?? "";
    const hidden = /display\s*:\s*none|mso-hide\s*:\s*all/i.test(look) ? markBits.hidden : 0;
    const struck = /line-through/i.test(look) ? markBits.struck : 0;
    open.push((open.at(-1) ?? 0) | (marksOfElements.get(name) ?? 0) | hidden | struck);
  }

  function endCell(): void {
    const style = styles.of(cellStyle, rowStyle, columnStyles.get(column), tableStyle);
    const packed = cellOf(data, style, numbers, epoch1904);
    if (packed !== undefined) rows.addCell(column, packed.cell, packed.numberKind);
  }

  function endSheet(): void {
    const { name, hidden, merges, hiddenColumns } = sheet;
    const end: SheetEnd = { name, hidden, merges, hiddenColumns, shown: numbers.shown };
    ready.push({ rows: rows.takeBatches(true), end: epoch1904 ? { ...end, epoch1904 } : end });
  }

  const handler: XmlHandler = {
    open(name, tag, depth) {
      if (depth === 0) {
        if (name !== workbookName) throw new LedgerFailure("file-not-a-table");
      } else if (textOf === "data") openWithinData(name, tag);
      else if (depth === 1) {
        if (name === worksheetName) beginSheet(tag);
      } else if (depth === styleDepth && name === styleName) styles.begin(tag);
      else if (depth === styleDepth && name === tableName) tableStyle = attribute(tag, styleIdName);
      else if (depth === styleDepth && name === date1904Name) epoch1904 = true;
      else if (depth === columnDepth && name === columnName) takeColumn(tag);
      else if (depth === rowDepth && name === rowName) beginRow(tag);
      else if (depth === columnDepth && name === visibleName) {
        text.used = 0;
        textOf = "visible";
      } else if (depth === cellDepth && name === cellName) beginCell(tag);
      else if (depth === dataDepth && name === dataName) beginData(tag);
      else if (depth === styleDepth + 1) styles.take(name, tag);
    },
    text(bytes, start, end, verbatim) {
      if (textOf === undefined) return;
      const before = text.used;
      appendXmlText(text, bytes, start, end, verbatim);
      if (text.bytes.toString("utf8", before, text.used).trim() !== "") data.marks |= open.at(-1) ?? 0;
    },
    close(name, depth) {
      if (textOf === "data" && depth > dataDepth) open.pop();
      else if (textOf === "data") {
        data.text = text.bytes.toString("utf8", 0, text.used);
        textOf = undefined;
      } else if (textOf === "visible") {
        sheet.hidden = /hidden/i.test(text.bytes.toString("utf8", 0, text.used));
        textOf = undefined;
      } else if (depth === cellDepth && name === cellName) endCell();
      else if (depth === rowDepth && name === rowName) rows.endRow();
      else if (depth === 1 && name === worksheetName) endSheet();
    },
  };

  return {
    handler,
    news() {
      const news = [...ready, { rows: rows.takeBatches(false) }];
      ready = [];
      return news;
    },
  };
}

type ReadSheet = { name: string; hidden: boolean; merges: MergedArea[]; hiddenColumns: number[] };

function emptySheet(name: string): ReadSheet {
  return { name, hidden: false, merges: [], hiddenColumns: [] };
}

function noData(): CellData {
  return { type: "String", text: "", marks: 0, hasData: false, hasFormula: false };
}
