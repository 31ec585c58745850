import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Cell, MergedArea, SheetRow } from "#shared/domain/base/sheet.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { ColumnField } from "./columns.ts";
import type { Dictionary } from "./dictionary.ts";
import type { TableUnits } from "./find-units.ts";
import type { HeaderWord } from "./header-word.ts";
import { presume } from "./presume.ts";
import {
  amountIn,
  codeIn,
  dayIn,
  identityIn,
  loanNoIn,
  maskedTailIn,
  nameIn,
  wordIn,
} from "./read-column.ts";
import { readDay } from "./read-day.ts";
import { type Describer, describersOf } from "./read-description.ts";
import { readRate } from "./read-rate.ts";
import { readSigns } from "./read-signs.ts";
import { isBankCustomer } from "./read-words.ts";
import { remember } from "./remember.ts";
import type { ReadRow, RefusalIfNew, RowFacts } from "./row-facts.ts";
import type { RowReason } from "./row-reason.ts";
import { isBareSerial, serialSpan } from "./serial-days.ts";
import {
  cellIn,
  fault,
  faultIfNew,
  type PresentRow,
  type TableColumn,
  tableColumns,
} from "./table-columns.ts";
import type { TableConstants } from "./table-constants.ts";
import type { TableHeader } from "./table-header.ts";
import { cellText, namesNoAssociation } from "./text.ts";
import { unlistedIn } from "./unlisted-values.ts";

const speaksOfMembers = /会员|社员|协会|农技协/;

/** What reading the rows of a table needs to know of it. */
export type RowContext = {
  sheetName: string;
  header: TableHeader;
  merges: readonly MergedArea[];
  units: TableUnits;
  dictionary: Dictionary;
  today: Day;
  /** Whether the book counts its days from 1904. */
  epoch1904: boolean;
  /** The rows of the sheet of which nothing is kept. */
  leftOut?: ReadonlyMap<number, Fen> | undefined;
  /** What the whole table states for fields without a column. */
  constants?: TableConstants | undefined;
};

/** A table whose rows are read from the top; `present` counts the cells that took their text from another row. */
export type OpenTable = {
  context: RowContext;
  columns: Readonly<Record<ColumnField, TableColumn>>;
  present: PresentRow;
  describers: readonly Describer[];
  /** `readDay`, which answers the same texts again from memory. */
  dayOf: Readonly<Record<"disbursedOn" | "dueOn", (cell: Cell) => Day | undefined>>;
  identityAbove: string;
};

/** Opens a table for reading; `rows` are those of its sheet. */
export function openTable(context: RowContext, rows: Iterable<SheetRow>): OpenTable {
  const columns = tableColumns(context.header, context.merges);
  const { dictionary, today } = context;
  const present: PresentRow = {
    row: { row: 0, cells: [] },
    reasons: [],
    ifNew: [],
    unread: [],
    followsLoan: false,
    dittoCells: 0,
    mergedCells: 0,
    masked: new Map(),
    today,
    settled: dictionary.settled,
  };
  return {
    context,
    columns,
    present,
    describers: describersOf(columns, { present, dictionary, rateOf: rateReader(context) }),
    dayOf: {
      disbursedOn: dayReader(context, rows, columns.disbursedOn),
      dueOn: dayReader(context, rows, columns.dueOn),
    },
    identityAbove: "",
  };
}

/** `readRate` under the header of a table, which answers the same texts again from memory. */
function rateReader({ header, units }: RowContext): (cell: Cell) => number | undefined {
  const read = header.columns.get("rate")?.read;
  const stated = read === undefined || read.rateUnit === "unstated" ? units.rate : read.rateUnit;
  const column: HeaderWord = { word: "", monthly: read?.monthly ?? false, rateUnit: stated };
  const ofNumber = remember((text) => readRate({ kind: "number", text }, column));
  return (cell) =>
    cell.kind === "number" && cell.shown === undefined ? ofNumber(cell.text) : readRate(cell, column);
}

function dayReader(
  { epoch1904, header }: RowContext,
  rows: Iterable<SheetRow>,
  { index }: TableColumn,
): (cell: Cell) => Day | undefined {
  const ofText = remember((text) => readDay({ kind: "text", text }, epoch1904));
  const read = (cell: Cell) => (cell.kind === "text" ? ofText(cell.text) : readDay(cell, epoch1904));
  if (index < 0) return read;
  const span = serialSpan(rows, { lastHeaderRow: header.lastRow, index }, read);
  if (span === undefined) return read;
  return (cell) => {
    const day = read(cell);
    const isFar = day !== undefined && (day < span.first || day > span.last);
    return isFar && isBareSerial(cell) ? undefined : day;
  };
}

/**
 * Reads the row of a loan: all faults of all its cells, or its facts. `followsLoan`: the row right above is an accepted
 * and visible loan, so that 同上 may refer to it.
 */
export function readRow(table: OpenTable, row: SheetRow, followsLoan: boolean): ReadRow {
  const { context, columns, present } = table;
  present.row = row;
  if (present.reasons.length > 0) present.reasons = [];
  if (present.unread.length > 0) present.unread = [];
  if (present.ifNew.length > 0) present.ifNew = [];
  present.followsLoan = followsLoan;
  const borrower = readBorrower(table);
  const { associationName, countyCode } = readPlace(table);
  const { amountFen, disbursedOn, dueOn, outstandingFen, creditLineFen } = readMoney(table);
  const { loanNo, borrowerName, borrowerType, identity, maskedTail } = borrower;
  const { constants, dictionary } = context;
  const facts: RowFacts = {
    loanNo: loanNo ?? "",
    borrowerName,
    identity,
    ...(maskedTail === undefined ? {} : { maskedTail }),
    borrowerType: borrowerType ?? constants?.stated.borrowerType,
    associationName: associationName ?? constants?.stated.associationName,
    associationCode: codeIn(present, columns.associationCode),
    countyCode: countyCode ?? constants?.stated.countyCode,
    amountFen,
    disbursedOn,
    dueOn,
    outstandingFen,
    creditLineFen,
  };
  for (const describe of table.describers) describe(facts);
  const signs = readSigns(present, context.header.signs);
  const tellsItself =
    facts.borrowerType !== undefined && facts.associationName !== undefined && facts.countyCode !== undefined;
  const presumed = tellsItself ? undefined : presume({ columns, present, constants, dictionary }, identity);
  const loanNoCell = columns.loanNo.letters + row.row;
  if (present.reasons.length > 0 || loanNo === undefined) {
    return {
      sheet: context.sheetName,
      row: row.row,
      kind: "refused",
      loanNo: borrower.swapped ? undefined : loanNo,
      amountFen,
      reasons: allReasons(present),
      loanNoCell,
      borrower: { identity, borrowerName },
      ...(signs.aside ? { aside: true as const } : {}),
      unknown: [...signs.unknown, ...(unlistedIn(table) ?? [])],
    };
  }
  const loan = { sheet: context.sheetName, row: row.row, kind: "loan", facts, loanNoCell } as const;
  const isComplete = presumed === undefined && present.ifNew.length === 0;
  const told = isComplete ? loan : { ...loan, presumed, ifNew: refusalIfNew(table) };
  if (present.unread.length === 0) return told;
  return { ...told, unread: present.unread, unknown: unlistedIn(table) };
}

/** Everything that is wrong with a row, from left to right where two lists of it come together. */
function allReasons({ reasons, ifNew }: PresentRow): readonly RowReason[] {
  if (ifNew.length === 0) return reasons;
  return [...reasons, ...ifNew.map(({ reason }) => reason)].sort(
    (a, b) => a.cell.length - b.cell.length || textOrder(a.cell, b.cell),
  );
}

function refusalIfNew(table: OpenTable): RefusalIfNew | undefined {
  const { ifNew } = table.present;
  return ifNew.length === 0 ? undefined : { reasons: ifNew, unknown: unlistedIn(table) ?? [] };
}

function readBorrower(table: OpenTable) {
  const { columns, present, context } = table;
  const loanNo = loanNoIn(present, columns.loanNo);
  const borrowerName = nameIn(present, columns.borrowerName, context.dictionary.countyCode);
  const { borrowerType: meaningOf } = context.dictionary;
  const isBanksOwn = saysBankCustomer(table, meaningOf);
  const stated = isBanksOwn ? undefined : borrowerTypeIn(table, meaningOf);
  const maskedTail = maskedTailIn(present, columns.identityNo);
  const identity = maskedTail === undefined ? identityIn(present, columns.identityNo, stated) : undefined;
  const swapped = loanNo !== undefined && loanNo === identity?.number;
  if (swapped) fault(present, columns.loanNo, "loan-no-identity");
  const number = identity?.number ?? "";
  if (columns.borrowerName.ditto && number !== table.identityAbove) {
    fault(present, columns.borrowerName, "value-ditto");
  }
  table.identityAbove = number;
  return { loanNo, borrowerName, borrowerType: stated, identity, maskedTail, swapped };
}

/**
 * The borrower type that the present row states. An unknown word of the bank's leaves the type to the register; one that
 * speaks of members and associations (非会员) may say the contrary of it.
 */
function borrowerTypeIn(
  { columns: { borrowerType: column }, present }: OpenTable,
  meaningOf: (text: string) => BorrowerType | undefined,
): BorrowerType | undefined {
  const cell = cellIn(present, column);
  if (cell === undefined) return undefined;
  const text = cellText(cell);
  const meaning = meaningOf(text);
  if (meaning !== undefined) return meaning;
  if (speaksOfMembers.test(text)) fault(present, column, "borrower-type-unknown");
  else faultIfNew(present, column, "borrower-type-unknown");
  return undefined;
}

/** 个人客户, 对公 and codes, unless the liaison settled their meaning: then register and identity give the type. */
function saysBankCustomer(
  { columns: { borrowerType }, present }: OpenTable,
  meaningOf: (text: string) => unknown,
): boolean {
  const cell = borrowerType.index < 0 ? null : (present.row.cells[borrowerType.index] ?? null);
  if (cell?.kind !== "text" && cell?.kind !== "number") return false;
  return isBankCustomer(cell.text) && meaningOf(cell.text) === undefined;
}

function readPlace({ columns, present, context: { dictionary } }: OpenTable) {
  const named = nameIn(present, columns.associationName, dictionary.countyCode);
  const isNone = named !== undefined && namesNoAssociation(named);
  if (isNone) fault(present, columns.associationName, "association-none");
  const written = isNone ? undefined : named;
  const associationName = written === undefined ? undefined : dictionary.associationName(written);
  const countyCode = wordIn(present, columns.countyName, "county-unknown", dictionary.countyOfPlace);
  return { associationName, countyCode };
}

function readMoney({ columns, present, context: { units, today }, dayOf }: OpenTable) {
  const amountFen = amountIn(present, columns.amount, units.amount, units.amountFrom);
  if (amountFen !== undefined && amountFen <= 0n) fault(present, columns.amount, "amount-not-positive");
  const disbursedOn = dayIn(present, columns.disbursedOn, dayOf.disbursedOn);
  if (disbursedOn !== undefined && disbursedOn > today) fault(present, columns.disbursedOn, "day-in-future");
  const dueOn = dayIn(present, columns.dueOn, dayOf.dueOn);
  if (dueOn !== undefined && disbursedOn !== undefined && dueOn < disbursedOn) {
    fault(present, columns.dueOn, "due-before-disbursed");
  }
  const outstandingFen = amountIn(present, columns.outstanding, units.outstanding, units.outstandingFrom);
  if (outstandingFen !== undefined) {
    if (outstandingFen < 0n) fault(present, columns.outstanding, "balance-negative");
    else if (exceeds(outstandingFen, amountFen)) fault(present, columns.outstanding, "balance-above-amount");
  }
  const creditLineFen = amountIn(present, columns.creditLine, units.creditLine, units.creditLineFrom);
  if (creditLineFen !== undefined && creditLineFen < 0n)
    fault(present, columns.creditLine, "credit-line-negative");
  if (disbursedOn !== undefined && standsForMoney(present, columns)) {
    fault(present, columns.disbursedOn, "day-invalid");
  }
  return { amountFen, disbursedOn, dueOn, outstandingFen, creditLineFen };
}

/** Tells of a bare number as the day of a row that has a day in a column of money: the two were exchanged. */
function standsForMoney({ row, unread }: PresentRow, columns: OpenTable["columns"]): boolean {
  if (unread.length === 0) return false;
  const cell = row.cells[columns.disbursedOn.index] ?? null;
  if (cell === null || !isBareSerial(cell)) return false;
  return [columns.outstanding, columns.creditLine].some(({ index }) => {
    const money = row.cells[index] ?? null;
    return money !== null && !isBareSerial(money) && readDay(money) !== undefined;
  });
}

function exceeds(outstandingFen: Fen, amountFen: Fen | undefined): boolean {
  return amountFen !== undefined && amountFen > 0n && outstandingFen > amountFen;
}
