import type { Fen } from "#shared/domain/base/money.ts";
import { parseFen } from "#shared/domain/base/money.ts";
import { cellAddress, columnLetters, type Sheet, type SheetRow } from "#shared/domain/base/sheet.ts";
import type { ImportNotice } from "../import-record.ts";
import type { ColumnField } from "./columns.ts";
import type { TableUnits } from "./find-units.ts";
import { type OpenTable, openTable, type RowContext, readRow } from "./read-row.ts";
import { type RecordFault, recordFit } from "./record-fit.ts";
import { refusedRecord } from "./refuse-record.ts";
import type { Rivals } from "./rival-columns.ts";
import { type Contests, countContests, openContests } from "./rival-sums.ts";
import type { ReadRow, SkipReason } from "./row-facts.ts";
import { isGrandTotal, rowSorter } from "./skip-reason.ts";
import { statedCount } from "./stated-count.ts";
import { constantNames } from "./table-constants.ts";
import type { AmbiguousField, TableHeader } from "./table-header.ts";
import { cellText, compact } from "./text.ts";
import { isLabelledTotal, labelledSum, labelsNextCell } from "./total-line.ts";
import { isUncalculated } from "./uncalculated.ts";
import type { UnlikeColumn } from "./unlike-column.ts";

/** What is doubtful about a table's columns: fields left out, columns that compete, and decisions that content contradicts. */
export type DoubtfulColumns = {
  leftOut: readonly AmbiguousField[];
  /** The fields of a whole loan table that nothing in it gives. */
  lacking: readonly ColumnField[];
  rivals: Rivals;
  unlike: readonly UnlikeColumn[];
};

/** What a sheet with a loan table holds, row by row, and its notices. */
export type SheetRead = {
  sheet: Pick<Sheet, "name" | "hidden">;
  header: TableHeader;
  units: TableUnits;
  table: OpenTable;
  rows: ReadRow[];
  /** The sheet's own grand total (合计), where it states one. */
  totalFen: Fen | undefined;
  /** The cell of a grand total that nobody has calculated. */
  totalUncalculated: string | undefined;
  /** The notices of the table as a whole. */
  notices: readonly ImportNotice[];
  /** How many loans the sheet itself says that it has. */
  statedCount: number | undefined;
  hiddenRows: number;
  /** The lines of records that are no rows of the table: the first of them, and how many there are. */
  unfit: { lines: number[]; count: number };
  /** The letters of the hidden columns that have a header. */
  hiddenColumns: readonly string[];
  leftOut: DoubtfulColumns["leftOut"];
  lacking: DoubtfulColumns["lacking"];
  /** What is said once for all rows, as people call it. */
  said: ReadonlyMap<ColumnField, string>;
  unlike: DoubtfulColumns["unlike"];
  contests: Contests;
};

/** So many lines are named. */
const linesReportedMax = 20;

/**
 * Reads the rows of one sheet, each exactly once, from the first to the last. Fails with `unit-contradictory` or
 * `header-contradicts` when the sheet goes on in another unit or under another header.
 */
export function readSheet(
  sheet: Sheet,
  context: RowContext,
  { leftOut, lacking, rivals, unlike }: DoubtfulColumns,
): SheetRead {
  const { header, units } = context;
  const contests = openContests(header, rivals);
  const table = openTable(context, sheet.rows);
  const sort = rowSorter(sheet.name, header, units);
  const faultOf = recordFit(sheet, context, sort);
  const hidden = new Set(sheet.hiddenColumns ?? []);
  const read: SheetRead = {
    sheet,
    header,
    units,
    table,
    rows: [],
    totalFen: undefined,
    totalUncalculated: undefined,
    notices: [],
    statedCount: undefined,
    hiddenRows: 0,
    unfit: { lines: [], count: 0 },
    hiddenColumns: header.headers
      .filter(({ index }) => hidden.has(index))
      .map(({ index }) => columnLetters(index)),
    leftOut,
    lacking,
    said: constantNames(context.constants),
    unlike,
    contests,
  };
  let loanAbove: { hidden: boolean } | undefined;
  for (const row of sheet.rows) {
    const why = row.row <= header.lastRow ? aboveTable(header, row) : sort(row);
    if (why !== undefined) {
      read.rows.push(skippedRow(sheet.name, row.row, why));
      if (why === "total" && !spoilsTotal(faultOf(row))) noteTotal(read, sheet, row);
      if (why !== "header") read.statedCount = statedCount(row, why === "total") ?? read.statedCount;
      if (why !== "blank") loanAbove = undefined;
      continue;
    }
    const leftOutFen = context.leftOut?.get(row.row);
    const fault = faultOf(row);
    if (fault !== undefined && leftOutFen === undefined) {
      read.rows.push(refusedRecord(context, row, fault));
      read.unfit.count += 1;
      if (read.unfit.lines.length < linesReportedMax) read.unfit.lines.push(row.line ?? row.row);
      loanAbove = undefined;
      continue;
    }
    const hiddenNow = row.hidden === true;
    if (hiddenNow) read.hiddenRows += 1;
    const answer = readRow(table, row, loanAbove !== undefined && loanAbove.hidden === hiddenNow);
    read.rows.push(leftOutFen === undefined ? answer : leftOutRow(answer, leftOutFen));
    if (contests.length > 0) countContests(contests, row, units);
    loanAbove = answer.kind === "loan" ? { hidden: hiddenNow } : undefined;
  }
  return read;
}

/** Tells whether a line of totals has its figures elsewhere; one with fewer fields than the table is usual. */
function spoilsTotal(fault: RecordFault | undefined): boolean {
  return fault === "amount-split" || fault === "fields-too-many" || fault === "quote-stray";
}

/** A row that is not a loan. */
export function skippedRow(sheet: string, row: number, why: SkipReason): ReadRow {
  return { sheet, row, kind: "skipped", why };
}

/** A row of which only its place and amount are kept. */
function leftOutRow({ sheet, row }: ReadRow, amountFen: Fen): ReadRow {
  return { sheet, row, kind: "skipped", why: "left-out", amountFen };
}

/** The amount of a row that was read, accepted or not; nothing where it has none. */
export function amountOf(row: ReadRow): Fen {
  if (row.kind === "skipped") return row.amountFen ?? 0n;
  return (row.kind === "loan" ? row.facts.amountFen : row.amountFen) ?? 0n;
}

function aboveTable(header: TableHeader, row: SheetRow): SkipReason {
  return row.row < header.firstRow ? "title" : "header";
}

/** In a labelled line the labels say which is a number and which a sum, not the columns. */
function noteTotal(read: SheetRead, sheet: Sheet, row: SheetRow): void {
  const texts = row.cells.map((cell) => compact(cellText(cell))).filter((text) => text !== "");
  const labelled = isLabelledTotal(texts) ? labelledSum(texts, read.units.amount) : undefined;
  if (labelled !== undefined) read.totalFen = labelled;
  if (labelled !== undefined || labelsNextCell(texts)) return;
  if (!isGrandTotal(row)) return;
  const index = read.header.columns.get("amount")?.index ?? -1;
  if (sheet.toBeCalculated === true && isUncalculated(row.cells[index]))
    read.totalUncalculated = cellAddress(index, row.row);
  else read.totalFen = statedTotal(read.header, read.units, row) ?? read.totalFen;
}

/** A total is a formula's sum in floating point: its fifteenth digit is the last that counts. */
function statedTotal(header: TableHeader, units: TableUnits, row: SheetRow): Fen | undefined {
  const cell = row.cells[header.columns.get("amount")?.index ?? -1];
  if (cell === null || cell === undefined) return undefined;
  if (cell.kind === "number" && cell.shown?.scaled === true) return undefined;
  const fifteenDigits =
    cell.kind === "number" ? String(Number(Number(cell.text).toPrecision(15))) : cellText(cell);
  const unit = cell.kind === "number" && units.amountFrom === "default" ? cell.shown?.unit : undefined;
  const parsed = parseFen(fifteenDigits, unit ?? units.amount);
  return "fen" in parsed ? parsed.fen : undefined;
}
