import { type BookCell, type BookRow, textCell } from "#shared/domain/base/book.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { CountyFigures } from "../figures.ts";

/** A title over all columns, then a line that says unit and day. */
export function titleRows(title: string, line: string): BookRow[] {
  return [
    { row: 1, cells: [textCell(title)] },
    { row: 2, cells: [textCell(line)] },
  ];
}

/** A row of headers. */
export function headRow(row: number, heads: readonly string[]): BookRow {
  return { row, cells: heads.map((head) => textCell(head, { tone: "head", wrap: true })) };
}

/** A whole number. */
export function countCell(count: number): BookCell {
  return { content: { kind: "number", text: String(count) } };
}

/** An amount in yuan with two decimals. */
export function yuanCell(fen: Fen): BookCell {
  return { content: { kind: "number", text: decimalText(fen) }, form: "money" };
}

/** A percentage with two decimals. */
export function percentCell(percent: number): BookCell {
  return { content: { kind: "number", text: percent.toFixed(2) }, form: "money" };
}

type OwedLine = Pick<
  CountyFigures,
  "outstandingFen" | "overdue" | "overduePercent" | "nonPerforming" | "nonPerformingPercent"
>;

/** What is owed, and what of it is overdue and bad, with the shares. */
export function owedCells(line: OwedLine): BookCell[] {
  const { outstandingFen, overdue, overduePercent = 0, nonPerforming, nonPerformingPercent = 0 } = line;
  return [
    yuanCell(outstandingFen),
    yuanCell(overdue?.outstandingFen ?? 0n),
    percentCell(overduePercent),
    yuanCell(nonPerforming?.outstandingFen ?? 0n),
    percentCell(nonPerformingPercent),
  ];
}

/** A cell that says there is nothing to compare with. */
export const noneCell = textCell("—");

/** A day, empty where it is not known. */
export function dayCell(day: Day | undefined): BookCell | null {
  return day === undefined ? null : { content: { kind: "day", day, text: "" }, form: "day" };
}

function decimalText(fen: Fen): string {
  const absolute = fen < 0n ? -fen : fen;
  return `${fen < 0n ? "-" : ""}${absolute / 100n}.${(absolute % 100n).toString().padStart(2, "0")}`;
}
