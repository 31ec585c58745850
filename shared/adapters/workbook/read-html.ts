import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Cell, MergedArea } from "#shared/domain/sheet.ts";
import { htmlText } from "./html-text.ts";
import { mergesMax } from "./merged-cells.ts";
import type { SheetSink } from "./packed-rows.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import { createTextRows } from "./text-rows.ts";

const tablesWithinTablesMax = 20;
const tagName = /^\/?[a-z][a-z0-9]*/i;
const markup = /^[a-z/!?]/i;
const hiddenStyle = /display\s*:\s*none/i;

type Row = { row: number; cells: (Cell | null)[]; hidden?: boolean };
/** A table being read: its row, its cell's column and text so far, and how far down each column is covered. */
type Table = { row?: Row | undefined; column: number; text?: string | undefined; coveredUntil: number[] };

/**
 * Reads every table of an HTML page, one below the other as Excel does, as one sheet; every cell is the text it shows,
 * so that long numbers keep their digits. Fails with `too-many-rows` or `file-unsafe`.
 */
export async function readHtml(html: string, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const rows: Row[] = [];
  const merges: MergedArea[] = [];
  const tables: Table[] = [];
  let rowNo = 0;
  for (const { text, name, attributes } of piecesOf(html)) {
    const table = tables.at(-1);
    if (table?.text !== undefined) table.text += text;
    switch (name) {
      case "table":
        if (tables.length === tablesWithinTablesMax) throw new LedgerFailure("file-unsafe");
        tables.push({ column: 0, coveredUntil: [] });
        break;
      case "tr":
        if (table === undefined) break;
        endCell(table, limits);
        rowNo += 1;
        if (rowNo > limits.rowsMax) throw new LedgerFailure("too-many-rows", { max: limits.rowsMax });
        table.row = { row: rowNo, cells: [], ...(hiddenStyle.test(attributes) ? { hidden: true } : {}) };
        table.column = 0;
        rows.push(table.row);
        break;
      case "td":
      case "th":
        if (table?.row === undefined) break;
        endCell(table, limits);
        beginCell(table, table.row, attributes, limits, merges);
        break;
      case "/td":
      case "/th":
      case "/tr":
        if (table !== undefined) endCell(table, limits);
        break;
      case "/table":
        if (table !== undefined) endCell(table, limits);
        tables.pop();
        break;
      case "br":
      case "/p":
      case "/div":
        if (table?.text !== undefined) table.text += "&#10;";
        break;
    }
  }
  for (const table of tables) endCell(table, limits);
  const packed = createTextRows(limits);
  for (const { row, cells, hidden = false } of rows) {
    packed.beginRow(row, hidden);
    for (const [column, cell] of cells.entries()) if (cell !== null) packed.addCell(column, cell);
    packed.endRow();
    await packed.hand(sink, false);
  }
  await packed.hand(sink, true);
  await sink.end({ name: "HTML", hidden: false, merges, hiddenColumns: [], shown: [] });
}

function beginCell(
  table: Table,
  row: Row,
  attributes: string,
  limits: ReaderLimits,
  merges: MergedArea[],
): void {
  while ((table.coveredUntil[table.column] ?? 0) >= row.row) table.column += 1;
  const wide = span(attributes, "colspan");
  if (table.column + wide > limits.columnsMax) throw new LedgerFailure("file-unsafe");
  const tall = span(attributes, "rowspan");
  if (wide > 1 || tall > 1) {
    if (merges.length === mergesMax) throw new LedgerFailure("file-unsafe");
    const firstColumn = table.column;
    merges.push({
      firstRow: row.row,
      lastRow: row.row + tall - 1,
      firstColumn,
      lastColumn: firstColumn + wide - 1,
    });
  }
  for (let index = 0; index < wide; index++) table.coveredUntil[table.column + index] = row.row + tall - 1;
  table.text = "";
}

function endCell(table: Table, limits: ReaderLimits): void {
  const { row, text, column } = table;
  if (row === undefined || text === undefined) return;
  table.text = undefined;
  const shown = htmlText(text).trim();
  if (shown.length > limits.cellTextLengthMax) throw new LedgerFailure("file-unsafe");
  if (shown === "") return;
  while (row.cells.length < column) row.cells.push(null);
  row.cells.push({ kind: "text", text: shown });
}

function span(attributes: string, name: string): number {
  const said = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,7})`, "i").exec(attributes)?.[1];
  return Math.max(1, Number(said ?? "1"));
}

/** The tags of a page, each with the text before it; comments, scripts and styles are left out. */
function* piecesOf(html: string): Generator<{ text: string; name: string; attributes: string }> {
  let position = 0;
  for (;;) {
    const open = html.indexOf("<", position);
    if (open < 0) return;
    const text = html.slice(position, open);
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open);
      if (end < 0) return;
      yield { text, name: "", attributes: "" };
      position = end + "-->".length;
      continue;
    }
    const close = html.indexOf(">", open);
    if (close < 0) return;
    const tag = html.slice(open + 1, close);
    if (!markup.test(tag)) {
      yield { text: `${text}&lt;`, name: "", attributes: "" };
      position = open + 1;
      continue;
    }
    const name = tagName.exec(tag)?.[0].toLowerCase() ?? "";
    yield { text, name, attributes: tag.slice(name.length) };
    position = close + 1;
    if (name !== "script" && name !== "style") continue;
    const ending = new RegExp(`</${name}`, "gi");
    ending.lastIndex = position;
    const end = ending.exec(html);
    if (end === null) return;
    position = end.index;
  }
}
