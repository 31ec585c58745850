import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type Cell, cellAddress, type MergedArea, type NumberShown } from "#shared/domain/base/sheet.ts";
import { mergesMax } from "../merged-cells.ts";
import { markBits, marksOfBits, placeKinds, type SheetSink } from "../packed-rows.ts";
import type { ReaderLimits } from "../reader-limits.ts";
import { createTextRows } from "../text-rows.ts";
import { exactNumber } from "./exact-value.ts";
import { htmlText } from "./html-text.ts";
import { piecesOf } from "./page-pieces.ts";
import { type ClassLooks, classLooks, lookOf } from "./text-look.ts";

const tablesWithinTablesMax = 20;
const elementsWithinCellMax = 200;
/** Elements that have no end. */
const empty = new Set(["br", "img", "hr", "input", "col", "wbr", "meta", "link"]);

/** The ways in which an exact number may be shown; a number's packed kind counts from their places. */
const ways: readonly NumberShown[] = [{ percent: true }, { scaled: true }];

type PageCell = { cell: Cell; numberKind: number };
type Row = { row: number; cells: (PageCell | null)[]; hidden: boolean };
/** A cell being read: its source so far, what its texts look like, and the elements that are open in it. */
type OpenCell = {
  column: number;
  attributes: string;
  text: string;
  marks: number;
  open: { name: string; look: number }[];
};
/** A table being read: its row and cell, and how far down each column is covered. */
type Table = { row?: Row | undefined; column: number; cell?: OpenCell | undefined; coveredUntil: number[] };
type Page = {
  limits: ReaderLimits;
  looks: ClassLooks;
  rows: Row[];
  merges: MergedArea[];
  hiddenColumns: Set<number>;
  tables: Table[];
  columnNo: number;
};

/**
 * Reads every table of an HTML page as one sheet, one below the other as Excel does. Every cell is the text it shows,
 * so that long numbers keep their digits, or the exact number that it stores and shows rounded. Fails with
 * `file-unsafe` for tables within tables, with `too-many-merges`, and as `createRowPacker` says.
 */
export async function readHtml(html: string, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const page: Page = {
    limits,
    looks: classLooks(html),
    rows: [],
    merges: [],
    hiddenColumns: new Set(),
    tables: [],
    columnNo: 0,
  };
  for (const { text, name, attributes } of piecesOf(html)) {
    const table = page.tables.at(-1);
    if (table?.cell !== undefined) addText(table.cell, text);
    takeTag(page, table, name, attributes);
  }
  for (const table of page.tables) endCell(table);
  const packed = createTextRows(limits);
  for (const { row, cells, hidden } of page.rows) {
    packed.beginRow(row, hidden);
    for (const [column, one] of cells.entries()) {
      if (one !== null) packed.addCell(column, one.cell, one.numberKind);
    }
    packed.endRow();
    await packed.hand(sink, false);
  }
  await packed.hand(sink, true);
  const hiddenColumns = [...page.hiddenColumns];
  await sink.end({ name: "HTML", hidden: false, merges: page.merges, hiddenColumns, shown: ways });
}

function takeTag(page: Page, table: Table | undefined, name: string, attributes: string): void {
  switch (name) {
    case "table":
      if (page.tables.length === tablesWithinTablesMax) throw new LedgerFailure("file-unsafe");
      page.tables.push({ column: 0, coveredUntil: [] });
      page.columnNo = 0;
      return;
    case "col":
      takeColumn(page, attributes);
      return;
    case "tr":
      if (table !== undefined) beginRow(page, table, attributes);
      return;
    case "td":
    case "th":
      if (table?.row !== undefined) beginCell(page, table, table.row, name, attributes);
      return;
    case "/td":
    case "/th":
    case "/tr":
      if (table !== undefined) endCell(table);
      return;
    case "/table":
      if (table !== undefined) endCell(table);
      page.tables.pop();
      return;
  }
  if (table?.cell !== undefined) takeInline(page, table.cell, name, attributes);
}

/** An element within a cell: how the texts look that follow. */
function takeInline({ looks }: Page, cell: OpenCell, name: string, attributes: string): void {
  if (name === "br" || name === "/p" || name === "/div") cell.text += "&#10;";
  if (name.startsWith("/")) {
    const at = cell.open.findLastIndex((one) => `/${one.name}` === name);
    if (at >= 0) cell.open.length = at;
  } else if (name !== "" && !empty.has(name) && cell.open.length < elementsWithinCellMax) {
    const around = cell.open.at(-1)?.look ?? 0;
    cell.open.push({ name, look: around | lookOf(name, attributes, looks) });
  }
}

function addText(cell: OpenCell, text: string): void {
  cell.text += text;
  const look = cell.open.at(-1)?.look ?? 0;
  if (look !== 0 && htmlText(text).trim() !== "") cell.marks |= look;
}

function takeColumn(page: Page, attributes: string): void {
  const last = Math.min(page.columnNo + span(attributes, "span"), page.limits.columnsMax);
  const hidden = (lookOf("col", attributes, page.looks) & markBits.hidden) !== 0;
  for (; page.columnNo < last; page.columnNo++) if (hidden) page.hiddenColumns.add(page.columnNo);
}

function beginRow({ rows, looks, limits }: Page, table: Table, attributes: string): void {
  endCell(table);
  if (rows.length === limits.rowsMax) throw new LedgerFailure("too-many-rows", { max: limits.rowsMax });
  const hidden = (lookOf("tr", attributes, looks) & markBits.hidden) !== 0;
  table.row = { row: rows.length + 1, cells: [], hidden };
  table.column = 0;
  rows.push(table.row);
}

function beginCell(
  { limits, merges, looks }: Page,
  table: Table,
  row: Row,
  name: string,
  attributes: string,
): void {
  endCell(table);
  while ((table.coveredUntil[table.column] ?? 0) >= row.row) table.column += 1;
  const { column } = table;
  const wide = span(attributes, "colspan");
  if (column + wide > limits.columnsMax) {
    const cell = cellAddress(column + wide - 1, row.row);
    throw new LedgerFailure("too-many-columns", { cell, max: limits.columnsMax });
  }
  const tall = span(attributes, "rowspan");
  if (wide > 1 || tall > 1) {
    if (merges.length === mergesMax) throw new LedgerFailure("too-many-merges", { max: mergesMax });
    merges.push({
      firstRow: row.row,
      lastRow: row.row + tall - 1,
      firstColumn: column,
      lastColumn: column + wide - 1,
    });
  }
  for (let index = 0; index < wide; index++) table.coveredUntil[column + index] = row.row + tall - 1;
  const look = lookOf(name, attributes, looks);
  table.cell = { column, attributes, text: "", marks: 0, open: [{ name, look }] };
}

function endCell(table: Table): void {
  const { row, cell } = table;
  if (row === undefined || cell === undefined) return;
  table.cell = undefined;
  const shown = htmlText(cell.text).trim();
  if (shown === "") return;
  while (row.cells.length < cell.column) row.cells.push(null);
  row.cells.push(pageCell(cell, shown));
}

function pageCell({ marks, attributes }: OpenCell, text: string): PageCell {
  const numberKind = placeKinds.number;
  if (marks !== 0) return { cell: { kind: "text", text, marks: marksOfBits(marks) }, numberKind };
  const exact = exactNumber(attributes, text);
  if (exact === undefined) return { cell: { kind: "text", text }, numberKind };
  const { shown } = exact;
  const cell: Cell = { kind: "number", text: exact.text };
  if (shown === undefined) return { cell, numberKind };
  return { cell, numberKind: placeKinds.shownNumber + (shown.percent === true ? 0 : 1) };
}

function span(attributes: string, name: string): number {
  const said = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,7})`, "i").exec(attributes)?.[1];
  return Math.max(1, Number(said ?? "1"));
}
