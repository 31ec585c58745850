import type { Day } from "../day.ts";
import { LedgerFailure } from "../failure.ts";
import type { ControlTotal, ImportNotice, UnderstoodSheet } from "../import-record.ts";
import { type Fen, formatYuan, parseFen } from "../money.ts";
import { monthOf } from "../month.ts";
import type { Programme } from "../programme.ts";
import { columnLetters, firstRows, type Sheet, type SheetRow } from "../sheet.ts";
import { findDataDay } from "./find-data-day.ts";
import { findHeader, type TableHeader } from "./find-header.ts";
import { findUnits, type TableUnits } from "./find-units.ts";
import { headerFingerprint, headerKeys } from "./header-fingerprint.ts";
import { readRow } from "./read-row.ts";
import { countyReader } from "./read-words.ts";
import type { ReadRow } from "./row-facts.ts";
import { isGrandTotal, skipReasonOf } from "./skip-reason.ts";
import type { TableContext } from "./table-rules.ts";
import { cellText } from "./text.ts";
import type { NamedAssociation, UnknownValue } from "./unknown-values.ts";

/** Everything that a workbook says: what was understood of it, and every row with its place. */
export type LoanTables = {
  understood: UnderstoodSheet[];
  rows: ReadRow[];
  controlTotal?: ControlTotal | undefined;
  dataOn?: Day | undefined;
  notices: ImportNotice[];
  /** Values that no list has, the most frequent first, and how many more there are. */
  unknownValues: UnknownValue[];
  unknownValuesLeftOut: number;
  associations: NamedAssociation[];
};

/** A workbook that was read, or why none of it can be trusted, with what was understood of it all the same. */
export type ReadTables =
  | ({ outcome: "tables" } & LoanTables)
  | { outcome: "refused"; failure: LedgerFailure; understood: UnderstoodSheet[] };

/** An amount below which a whole table in yuan looks as if it were in 万元. */
const suspiciouslySmallFen: Fen = 1_000_000n;

/**
 * Reads every loan table of a workbook. Sheets without one are skipped row by row. Fails with `no-loan-table`,
 * `columns-missing` (also when a second sheet is nearly a loan table), `columns-ambiguous` or `unit-contradictory`.
 */
export function readLoanTables(
  sheets: readonly Sheet[],
  fileName: string,
  context: TableContext,
): ReadTables {
  try {
    return { outcome: "tables", ...readTables(sheets, fileName, context) };
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    return { outcome: "refused", failure: error, understood: [] };
  }
}

function readTables(
  sheets: readonly Sheet[],
  fileName: string,
  { programme, today }: TableContext,
): LoanTables {
  const searches = sheets.map((sheet) => ({ sheet, search: findHeader(sheet) }));
  refuseWithoutTable(searches);
  const tables: LoanTables = {
    understood: [],
    rows: [],
    notices: [],
    unknownValues: [],
    unknownValuesLeftOut: 0,
    associations: [],
  };
  for (const { sheet, search } of searches) {
    if (!("found" in search)) {
      for (const row of sheet.rows) tables.rows.push(skipped(sheet, row, "title"));
      if (firstRows(sheet, 1).length > 0) {
        tables.notices.push({
          code: "sheet-skipped",
          message: `工作表“${sheet.name}”不是贷款明细，未读取。`,
        });
      }
      continue;
    }
    const header = search.found;
    const units = findUnits(sheet, header);
    tables.understood.push(understood(sheet, header, units));
    const dataOn = findDataDay(sheet, header, fileName);
    const known = dataOn === undefined ? undefined : notBeyond(dataOn, today);
    if (known !== undefined && (tables.dataOn ?? "") < known) tables.dataOn = known;
    const before = tables.rows.length;
    const total = readSheet(tables, sheet, header, units, programme, today);
    if (total !== undefined) addControlTotal(tables, total, tables.rows.slice(before));
  }
  finish(tables);
  return tables;
}

type Search = { sheet: Sheet; search: ReturnType<typeof findHeader> };

function refuseWithoutTable(searches: readonly Search[]): void {
  for (const { sheet, search } of searches) {
    if (!("found" in search) && search.nearly) {
      throw new LedgerFailure("columns-missing", {
        sheet: sheet.name,
        row: search.row,
        missing: search.lacking,
      });
    }
  }
  if (!searches.some(({ search }) => "found" in search)) throw new LedgerFailure("no-loan-table");
}

/** Reads the rows of one sheet and gives the sheet's own grand total, where it states one. */
function readSheet(
  tables: LoanTables,
  sheet: Sheet,
  header: TableHeader,
  units: TableUnits,
  programme: Pick<Programme, "counties" | "city">,
  today: Day,
): Fen | undefined {
  const context = { sheetName: sheet.name, header, units, countyCode: countyReader(programme), today };
  let total: Fen | undefined;
  let hiddenRows = 0;
  for (const row of sheet.rows) {
    if (row.row <= header.lastRow) {
      tables.rows.push(skipped(sheet, row, row.row < header.firstRow ? "title" : "header"));
      continue;
    }
    const why = skipReasonOf(header, row);
    if (why !== undefined) {
      tables.rows.push(skipped(sheet, row, why));
      if (why === "total" && isGrandTotal(row)) total = statedTotal(header, units, row) ?? total;
      continue;
    }
    tables.rows.push(readRow(context, row));
    if (row.hidden === true) hiddenRows += 1;
  }
  if (hiddenRows > 0) {
    tables.notices.push({
      code: "rows-hidden",
      message: `工作表“${sheet.name}”有 ${hiddenRows} 行被隐藏，已一并读取。`,
    });
  }
  if (sheet.hidden) {
    tables.notices.push({ code: "sheet-hidden", message: `工作表“${sheet.name}”是隐藏的，已一并读取。` });
  }
  return total;
}

/** Adds a sheet's own grand total, and what its rows add up to; sheets that state none are not compared. */
function addControlTotal(tables: LoanTables, total: Fen, rows: readonly ReadRow[]): void {
  const fileFen = (tables.controlTotal?.fileFen ?? 0n) + total;
  const readFen = rows.reduce((sum, row) => sum + amountOf(row), tables.controlTotal?.readFen ?? 0n);
  tables.controlTotal = { fileFen, readFen, agrees: fileFen === readFen };
}

function amountOf(row: ReadRow): Fen {
  if (row.kind === "skipped") return 0n;
  return row.kind === "loan" ? row.facts.amountFen : (row.amountFen ?? 0n);
}

/** A data date that is not to come: the end of the present month is today, a later month says nothing. */
function notBeyond(dataOn: Day, today: Day): Day | undefined {
  if (dataOn <= today) return dataOn;
  return monthOf(dataOn) === monthOf(today) ? today : undefined;
}

function finish(tables: LoanTables): void {
  let largest = 0n;
  let latestDisbursedOn: Day = "";
  for (const row of tables.rows) {
    if (row.kind === "skipped") continue;
    const amountFen = amountOf(row);
    if (amountFen > largest) largest = amountFen;
    if (row.kind === "loan" && row.facts.disbursedOn > latestDisbursedOn)
      latestDisbursedOn = row.facts.disbursedOn;
  }
  if (tables.dataOn !== undefined && tables.dataOn < latestDisbursedOn) tables.dataOn = latestDisbursedOn;
  const { controlTotal } = tables;
  if (controlTotal !== undefined && !controlTotal.agrees) {
    const { fileFen, readFen } = controlTotal;
    tables.notices.push({
      code: "control-total-differs",
      message: `文件自己的合计是 ${formatYuan(fileFen)} 元，逐行相加是 ${formatYuan(readFen)} 元，请核对。`,
    });
  }
  const unitGuessed = tables.understood.some(
    (sheet) => sheet.unitFrom === "default" && sheet.amountUnit === "yuan",
  );
  if (unitGuessed && largest > 0n && largest < suspiciouslySmallFen) {
    tables.notices.push({
      code: "unit-suspicious",
      message: `文件没有写金额单位，按“元”读取后最大一笔只有 ${formatYuan(largest)} 元，请确认不是“万元”。`,
    });
  }
}

function statedTotal(header: TableHeader, units: TableUnits, row: SheetRow): Fen | undefined {
  const cell = row.cells[header.columns.get("amount")?.index ?? -1];
  if (cell === null || cell === undefined) return undefined;
  const fifteenDigits =
    cell.kind === "number" ? String(Number(Number(cell.text).toPrecision(15))) : cellText(cell);
  const parsed = parseFen(fifteenDigits, units.amount);
  return "fen" in parsed ? parsed.fen : undefined;
}

function understood(sheet: Sheet, header: TableHeader, units: TableUnits): UnderstoodSheet {
  const fieldOf = new Map([...header.columns].map(([field, column]) => [column.index, field]));
  const texts = header.headers.map(({ header: text }) => text);
  const keys = headerKeys(texts);
  return {
    sheet: sheet.name,
    hidden: sheet.hidden,
    headerRow: header.lastRow,
    firstDataRow: 0,
    amountUnit: units.amount,
    unitFrom: units.from,
    outstandingUnit: units.outstanding,
    outstandingUnitFrom: units.from,
    fingerprint: headerFingerprint(texts),
    columns: header.headers.map(({ index, header: text }, position) => ({
      column: columnLetters(index),
      header: text,
      key: keys[position] ?? "",
      field: fieldOf.get(index) ?? null,
      mappedBy: fieldOf.has(index) ? "synonym" : null,
      holds: "empty",
      samples: [],
    })),
    columnsLeftOut: 0,
    missing: [],
  };
}

function skipped(sheet: Sheet, row: SheetRow, why: "title" | "header" | "blank" | "total" | "note"): ReadRow {
  return { sheet: sheet.name, row: row.row, kind: "skipped", why };
}
