import type { Day } from "#shared/domain/base/day.ts";
import { maskIdentity, maskName } from "#shared/domain/base/identity.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { recordOf } from "#shared/domain/base/record-of.ts";
import {
  type Cell,
  columnLetters,
  formulaWithoutResult,
  type MergedArea,
  type SheetRow,
} from "#shared/domain/base/sheet.ts";
import { type ColumnField, columnFacts, columnFields, columnNames } from "./columns.ts";
import { constantFields } from "./constant-fields.ts";
import { isFilledDown, tallAreas } from "./merged-cells.ts";
import type { UnreadCell } from "./row-facts.ts";
import type { RowReason } from "./row-reason.ts";
import { type RowReasonCode, rowReasonTexts } from "./row-reason.ts";
import type { TableHeader } from "./table-header.ts";
import { type DictionaryField, plainMeanings } from "./table-rules.ts";
import { cellText, isBlank, saysDitto, saysNothing, saysPlainly } from "./text.ts";

/** A column of a table while its rows are gone through from the top. */
export type TableColumn = {
  readonly field: ColumnField;
  /** Counted from 0; -1 where the table has no such column. */
  readonly index: number;
  readonly header: string;
  readonly letters: string;
  readonly required: boolean;
  /** The areas that cover several rows of it, and how many of them lie above the present row. */
  readonly areas: readonly MergedArea[];
  areasPassed: number;
  areaCell: Cell | null;
  /** What the row above states here, if 同上 may repeat it. */
  above: Cell | undefined;
  /** Whether the present row says 同上 here. */
  ditto: boolean;
};

/**
 * The present row of a table, what is wrong with it so far, which optional cells say nothing that can be read, and
 * whether 同上 may refer to the row above it.
 */
export type PresentRow = {
  row: SheetRow;
  reasons: RowReason[];
  /** What is wrong with it for a loan that the ledger does not know. */
  ifNew: { field: ColumnField; reason: RowReason }[];
  unread: UnreadCell[];
  followsLoan: boolean;
  dittoCells: number;
  mergedCells: number;
  /** Of each column the cells in which an identity number was masked: how many, and the first ones. */
  masked: Map<TableColumn, { count: number; cells: string[] }>;
  today: Day;
  /** What the liaison settled that a word of a column means. */
  settled: (field: ColumnField | DictionaryField, text: string) => string | undefined;
};

/** What an optional cell says against the loan itself, and is no mere want of it: the row is in doubt. */
const contradictions: ReadonlySet<RowReasonCode> = new Set<RowReasonCode>([
  "amount-too-large",
  "balance-negative",
  "balance-above-amount",
  "credit-line-negative",
  "due-before-disbursed",
]);
/** What a row of a known loan may leave out: the ledger has it. */
const keptByLedger: ReadonlySet<ColumnField> = new Set<ColumnField>(constantFields);
const shownLengthMax = 40;
const maskedReportedMax = 3;

/** Makes the columns of a table, ready for its first row. */
export function tableColumns(
  header: TableHeader,
  merges: readonly MergedArea[],
): Readonly<Record<ColumnField, TableColumn>> {
  const indexes = [...header.columns.values()].map(({ index }) => index);
  const areas = tallAreas(merges, header.lastRow, indexes);
  const columnOf = (field: ColumnField): TableColumn => {
    const column = header.columns.get(field);
    const index = column?.index ?? -1;
    return {
      field,
      index,
      header: column?.header ?? columnNames[field],
      letters: index < 0 ? "" : columnLetters(index),
      required: columnFacts[field].required,
      areas: areas.get(index) ?? [],
      areasPassed: 0,
      areaCell: null,
      above: undefined,
      ditto: false,
    };
  };
  return recordOf(columnFields, columnOf);
}

/**
 * The cell of a column in the present row, or `undefined` where table or row has none. A text that is merged over
 * several rows counts in each of them, and 同上 in a column of words repeats the row above. Faults are an empty required
 * cell, a formula's error, a merged amount, a text with parts set apart (a footnote's mark, a struck-out value) and any
 * other 同上.
 */
export function cellIn(present: PresentRow, column: TableColumn): Cell | undefined {
  if (column.index < 0) return undefined;
  let cell = present.row.cells[column.index] ?? null;
  if (column.areas.length > 0) {
    const merged = mergedCell(present, column, cell);
    if (merged === "refused") return undefined;
    cell = merged;
  }
  if (cell !== null && !saysPlainly(cell)) cell = hintedCell(present, column, cell);
  else column.ditto = false;
  if (cell === null) {
    column.above = undefined;
    if (keptByLedger.has(column.field)) faultIfNew(present, column, "value-missing");
    else if (column.required) fault(present, column, "value-missing");
    return undefined;
  }
  if (cell.kind === "error") {
    column.above = undefined;
    fault(present, column, cell.text === formulaWithoutResult ? "formula-uncalculated" : "cell-error");
    return undefined;
  }
  const mark = cell.kind === "text" ? cell.marks?.[0] : undefined;
  if (mark !== undefined) {
    column.above = undefined;
    fault(present, column, `text-${mark}`);
    return undefined;
  }
  column.above = cell;
  return cell;
}

/**
 * Adds a fault to the present row, at most one per cell. An optional cell that cannot be read refuses no row: it is
 * noted, and its field stays as it was.
 */
export function fault(present: PresentRow, column: TableColumn, code: RowReasonCode): void {
  const address = column.index < 0 ? "" : column.letters + present.row.row;
  if (hasFault(present, column, address)) return;
  const cell = present.row.cells[column.index] ?? column.areaCell;
  const { field, header } = column;
  const asField = code === "loan-no-identity" ? "identityNo" : field;
  const value = maskedValue(asField, cellText(cell), present.today);
  if (!column.required && !contradictions.has(code)) {
    if (present.settled(field, cellText(cell)) === plainMeanings.nothing) return;
    present.unread.push({ field, header, cell: address, code, value });
    return;
  }
  present.reasons.push({ cell: address, column: header, code, ...rowReasonTexts[code], value });
}

/** Notes that the row's cell lacks what a new loan needs; a loan that the ledger knows does without it. */
export function faultIfNew(present: PresentRow, column: TableColumn, code: RowReasonCode): void {
  const { letters, header } = column;
  const cell = letters + present.row.row;
  if (hasFault(present, column, cell)) return;
  const value = maskedValue(column.field, cellText(present.row.cells[column.index]), present.today);
  const reason = { cell, column: header, code, ...rowReasonTexts[code], value };
  present.ifNew.push({ field: column.field, reason });
}

/** Notes that the text of the present row in a column was masked. */
export function noteMasked(present: PresentRow, column: TableColumn): void {
  const noted = present.masked.get(column) ?? { count: 0, cells: [] };
  noted.count += 1;
  if (noted.cells.length < maskedReportedMax) noted.cells.push(column.letters + present.row.row);
  present.masked.set(column, noted);
}

function hasFault({ reasons, unread }: PresentRow, { header }: TableColumn, address: string): boolean {
  return (
    reasons.some(({ cell, column }) => cell === address && column === header) ||
    unread.some((one) => one.cell === address && one.header === header)
  );
}

function mergedCell(present: PresentRow, column: TableColumn, own: Cell | null): Cell | null | "refused" {
  const { row } = present.row;
  let area = column.areas[column.areasPassed];
  while (area !== undefined && area.lastRow < row) {
    column.areasPassed += 1;
    column.areaCell = null;
    area = column.areas[column.areasPassed];
  }
  if (area === undefined || area.firstRow > row) return own;
  if (!isFilledDown(column.field)) {
    fault(present, column, "value-merged");
    return "refused";
  }
  if (row === area.firstRow) column.areaCell = own;
  else if (isBlank(own)) present.mergedCells += 1;
  return isBlank(own) ? column.areaCell : own;
}

/** What a cell that is no plain word means: nothing, itself, or what the row above states. */
function hintedCell(present: PresentRow, column: TableColumn, cell: Cell): Cell | null {
  column.ditto = saysDitto(cell);
  if (!column.ditto) return saysNothing(cell) ? null : cell;
  if (columnFacts[column.field].ditto && present.followsLoan && column.above !== undefined) {
    present.dittoCells += 1;
    return column.above;
  }
  fault(present, column, "value-ditto");
  return null;
}

/** A cell's text as it may be shown in an answer: names and identifying numbers masked wherever they stand, and cut short. */
export function maskedValue(field: ColumnField, text: string, today: Day): string {
  const { kind, privacy } = columnFacts[field];
  if (privacy === "hidden") return maskIdentity(text);
  if (privacy === "borrower" || privacy === "masked") return maskName(text);
  const masked = maskPersonNumbers(text, { likely: true, today }).replaceAll(/[0-9A-Za-z]{15,}/g, (number) =>
    kind === "code" ? number : maskIdentity(number),
  );
  const characters = [...masked];
  return characters.length <= shownLengthMax ? masked : `${characters.slice(0, shownLengthMax).join("")}…`;
}
