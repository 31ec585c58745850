import type { Day } from "../day.ts";
import { loanNoLengthMax } from "../loan.ts";
import { type Fen, loanAmountFenMax, type MoneyUnit, parseFen } from "../money.ts";
import { type Cell, cellAddress, type SheetRow } from "../sheet.ts";
import type { ColumnField } from "./columns.ts";
import type { TableHeader } from "./find-header.ts";
import type { TableUnits } from "./find-units.ts";
import { readDay } from "./read-day.ts";
import { readIdentity } from "./read-identity.ts";
import { readRate } from "./read-rate.ts";
import { readBorrowerType, readClassification, readRenewal, readStatus, readYesNo } from "./read-words.ts";
import type { ReadRow, RowFacts } from "./row-facts.ts";
import { openRow, type RowReader } from "./row-reader.ts";
import { cellText, compact, trimmed } from "./text.ts";

/** What reading a row needs to know of its table. */
export type RowContext = {
  sheetName: string;
  header: TableHeader;
  units: TableUnits;
  countyCode: (name: string) => string | undefined;
  today: Day;
};

const earliestOn: Day = "1990-01-01";
const latestOn: Day = "2100-12-31";
const loanNoPattern = /^[0-9A-Za-z\u3400-\u9fff\-_/.()〔〕[\]]+$/;
const exactDigitsMax = 15;

/** Reads a row that stands for a loan: every fault of every cell at once, or its facts. */
export function readRow(context: RowContext, row: SheetRow): ReadRow {
  const reader = openRow(context.header, row);
  const loanNo = reader.value("loanNo", "loan-no-invalid", (cell) => readLoanNo(reader, cell));
  const borrowerName = reader.text("borrowerName");
  const borrowerType = reader.value("borrowerType", "borrower-type-unknown", (cell) =>
    readBorrowerType(cellText(cell)),
  );
  const identity = readIdentityCell(reader, borrowerType);
  const swapped = loanNo !== undefined && loanNo === identity?.number;
  if (swapped) reader.fault("loanNo", "loan-no-identity");
  const associationName = reader.text("associationName");
  const countyCode = reader.value("countyName", "county-unknown", (cell) =>
    context.countyCode(cellText(cell)),
  );
  const amountFen = readAmount(reader, "amount", context.units.amount);
  if (amountFen !== undefined && amountFen <= 0n) reader.fault("amount", "amount-not-positive");
  const disbursedOn = readDayCell(reader, "disbursedOn");
  if (disbursedOn !== undefined && disbursedOn > context.today) reader.fault("disbursedOn", "day-in-future");
  const dueOn = readDayCell(reader, "dueOn");
  if (dueOn !== undefined && disbursedOn !== undefined && dueOn < disbursedOn) {
    reader.fault("dueOn", "due-before-disbursed");
  }
  const outstandingFen = readAmount(reader, "outstanding", context.units.outstanding);
  if (outstandingFen !== undefined && outstandingFen < 0n) reader.fault("outstanding", "balance-negative");
  if (
    outstandingFen !== undefined &&
    amountFen !== undefined &&
    amountFen > 0n &&
    outstandingFen > amountFen
  ) {
    reader.fault("outstanding", "balance-above-amount");
  }
  const optional = readOptionalCells(context, reader);

  const place = {
    sheet: context.sheetName,
    row: row.row,
    loanNoCell: cellAddress(context.header.columns.get("loanNo")?.index ?? 0, row.row),
  };
  if (
    reader.reasons.length > 0 ||
    loanNo === undefined ||
    borrowerName === undefined ||
    borrowerType === undefined ||
    identity === undefined ||
    associationName === undefined ||
    countyCode === undefined ||
    amountFen === undefined ||
    disbursedOn === undefined
  ) {
    return {
      ...place,
      kind: "refused",
      loanNo: swapped ? undefined : loanNo,
      amountFen,
      reasons: reader.reasons,
    };
  }
  const facts: RowFacts = {
    loanNo,
    borrowerName,
    identity,
    borrowerType,
    associationName,
    countyCode,
    amountFen,
    disbursedOn,
    dueOn,
    outstandingFen,
    ...optional,
  };
  return { ...place, kind: "loan", facts };
}

function readOptionalCells(context: RowContext, reader: RowReader) {
  const rateHeader = context.header.columns.get("rate")?.read;
  return {
    associationCode: reader.text("associationCode"),
    annualRatePpm: rateHeader && reader.value("rate", "rate-invalid", (cell) => readRate(cell, rateHeader)),
    product: reader.text("product"),
    guarantee: reader.text("guarantee"),
    purpose: reader.text("purpose"),
    branch: reader.text("branch"),
    contractNo: reader.text("contractNo"),
    status: reader.value("status", "status-unknown", (cell) => readStatus(cellText(cell))),
    classification: reader.value("classification", "classification-unknown", (cell) =>
      readClassification(cellText(cell)),
    ),
    poorHousehold: reader.value("poorHousehold", "yes-no-unknown", (cell) => readYesNo(cellText(cell))),
    renewal: reader.value("renewal", "yes-no-unknown", (cell) => readRenewal(cellText(cell))),
  };
}

function readLoanNo(reader: RowReader, cell: Cell): string | undefined {
  const text = compact(trimmed(cellText(cell))).replace(/^'/, "");
  const damaged = cell.kind !== "text" && text.replace(/\D/g, "").length > exactDigitsMax;
  if (damaged || /^\d\.\d+e\+\d+$/i.test(text)) {
    reader.fault("loanNo", "loan-no-as-number");
    return undefined;
  }
  return text.length <= loanNoLengthMax && loanNoPattern.test(text) ? text : undefined;
}

function readIdentityCell(reader: RowReader, borrowerType: RowFacts["borrowerType"] | undefined) {
  const cell = reader.cell("identityNo");
  if (cell === undefined) return undefined;
  const verdict = readIdentity(cell, borrowerType);
  if ("kind" in verdict) return verdict;
  reader.fault("identityNo", verdict.fault);
  return undefined;
}

function readAmount(reader: RowReader, field: ColumnField, unit: MoneyUnit): Fen | undefined {
  const cell = reader.cell(field);
  if (cell === undefined) return undefined;
  const readable = cell.kind === "text" || (cell.kind === "number" && cell.shown?.percent !== true);
  const parsed = readable ? parseFen(cellText(cell), unit) : ({ fault: "not-a-number" } as const);
  if ("fault" in parsed) {
    reader.fault(field, parsed.fault === "below-a-fen" ? "amount-below-a-fen" : "amount-not-a-number");
    return undefined;
  }
  if (parsed.fen > loanAmountFenMax) {
    reader.fault(field, "amount-too-large");
    return undefined;
  }
  return parsed.fen;
}

function readDayCell(reader: RowReader, field: ColumnField): Day | undefined {
  const day = reader.value(field, "day-invalid", readDay);
  if (day !== undefined && (day < earliestOn || day > latestOn)) {
    reader.fault(field, "day-out-of-range");
    return undefined;
  }
  return day;
}
