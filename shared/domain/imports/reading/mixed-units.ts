import { type Fen, formatYuan } from "#shared/domain/base/money.ts";
import type { ImportNotice } from "../import-record.ts";
import { type NoticeCode, noticeText } from "./notice-text.ts";
import { amountOf, type SheetRead } from "./read-sheet.ts";
import type { ReadRow, RowFacts } from "./row-facts.ts";
import { rowReasonTexts } from "./row-reason.ts";
import type { TableColumn } from "./table-columns.ts";

type Loan = Extract<ReadRow, { kind: "loan" }>;

/** What a unit mistaken for the other makes of an amount. */
const unitsApart = 10_000n;
/** No loan is smaller than 100 yuan: next to one of 10,000 yuan or more, such an amount is in 万元. */
const leastFen: Fen = 10_000n;
const usualFen: Fen = 1_000_000n;
/** An amount below 1,000 yuan may be a loan, and may be one in 万元. */
const smallFen: Fen = 100_000n;
/** No loan is larger than 1 亿元: next to one of 1000 万元 or less, such an amount is in yuan. */
const mostFen: Fen = 10_000_000_000n;
const usualMostFen: Fen = 1_000_000_000n;
const cellsNamedMax = 3;

/**
 * Refuses rows whose amount looks as if it were in the other unit than the rest of its column, 8 among 50000 and
 * 120000, unless the liaison chose the unit; rows are changed in place. Returns notices of amounts that are merely
 * small, and of balances that look like the amount in 万元: a loan may owe a few yuan.
 */
export function refuseMixedUnits(reads: readonly SheetRead[]): ImportNotice[] {
  const [, largestYuanFen] = extremes(reads, "yuan");
  const [smallestWanFen] = extremes(reads, "wan");
  const smallCells: string[] = [];
  const balanceCells: string[] = [];
  for (const read of reads) {
    const { units, header, rows, table } = read;
    const { amount, outstanding } = table.columns;
    const inYuan = units.amount === "yuan";
    const mixedWithYuan = inYuan && largestYuanFen >= usualFen;
    const mixedWithWan = !inYuan && smallestWanFen <= usualMostFen;
    const isUnitDecided = header.decidedUnit !== undefined;
    for (const [index, row] of rows.entries()) {
      if (row.kind !== "loan") continue;
      const { amountFen } = row.facts;
      if (amountFen === undefined) continue;
      const tooSmall = mixedWithYuan && units.amountFrom === "default" && amountFen < leastFen;
      const tooLarge = mixedWithWan && amountFen > mostFen;
      if (!isUnitDecided && (tooSmall || tooLarge)) rows[index] = refused(row, amount);
      else if (mixedWithYuan && amountFen < smallFen) smallCells.push(cellPlace(row, amount));
      if (inYuan && isLikeWan(row.facts)) balanceCells.push(cellPlace(row, outstanding));
    }
  }
  return [...noticeOf("loan-unusually-small", smallCells), ...noticeOf("balance-like-wan", balanceCells)];
}

/** Tells whether a balance is as far below the amount as one in 万元 would be, and not much further. */
function isLikeWan({ amountFen = 0n, outstandingFen = 0n }: RowFacts): boolean {
  return outstandingFen * unitsApart <= amountFen && outstandingFen * unitsApart * 10n >= amountFen;
}

/** The smallest and the largest amount of the tables in a unit. */
function extremes(reads: readonly SheetRead[], unit: "yuan" | "wan"): [smallest: Fen, largest: Fen] {
  let [smallest, largest] = [mostFen, 0n];
  for (const { units, rows } of reads) {
    if (units.amount !== unit) continue;
    for (const row of rows) {
      const fen = amountOf(row);
      if (fen > largest) largest = fen;
      if (fen > 0n && fen < smallest) smallest = fen;
    }
  }
  return [smallest, largest];
}

function refused(row: Loan, column: TableColumn): ReadRow {
  const { sheet, row: number, facts, loanNoCell } = row;
  const code = "amount-unit-doubtful";
  const reason = {
    cell: column.letters + number,
    column: column.header,
    code,
    ...rowReasonTexts[code],
    value: `${formatYuan(facts.amountFen ?? 0n)} 元`,
  };
  const { loanNo, amountFen } = facts;
  return { sheet, row: number, kind: "refused", loanNo, amountFen, reasons: [reason], loanNoCell };
}

function noticeOf(code: NoticeCode, cells: readonly string[]): ImportNotice[] {
  if (cells.length === 0) return [];
  const first = cells.slice(0, cellsNamedMax);
  return [{ code, message: noticeText(code, cells.length, first), count: cells.length, cells: first }];
}

function cellPlace({ sheet, row }: Loan, { letters }: TableColumn): string {
  return `${sheet}!${letters}${row}`;
}
