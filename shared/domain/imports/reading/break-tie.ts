import type { Day } from "#shared/domain/base/day.ts";
import type { Cell, Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import { codeText } from "./code-text.ts";
import type { ColumnField } from "./columns.ts";
import { isNumberingRow } from "./header-below.ts";
import type { ClaimedColumn } from "./header-candidates.ts";
import type { HeaderStamp } from "./header-stamp.ts";
import { readAmount } from "./read-amount.ts";
import { readDay } from "./read-day.ts";
import { readRate } from "./read-rate.ts";
import type { Tie, TieBreaker } from "./table-header.ts";
import { cellText, compact, saysNothing } from "./text.ts";

/**
 * Makes the tie-breaker of a sheet: of columns of several months the one of the data day, but an amount may be spread over
 * them; of columns that say the same in every row the first that says it everywhere.
 */
export function tieBreaker(sheet: Sheet, headerLastRow: number, dataOn: Day | undefined): TieBreaker {
  return (tie, settled) => {
    const { field, columns } = tie;
    const stamps = columns.flatMap(({ read }) => read.stamp ?? []);
    if (stamps.length === columns.length && field !== "amount" && dataOn !== undefined) {
      const present = columns.filter(({ read }) => read.stamp !== undefined && isOf(read.stamp, dataOn));
      const [only] = present;
      if (only !== undefined && present.length === 1) return only;
    }
    return sameThroughout(sheet, headerLastRow, { ...tie, loanNo: settled.get("loanNo")?.index });
  };
}

/** Tells whether a day lies in the month that a header states, and is the day that it states. */
export function isOf({ year, month, day }: HeaderStamp, on: Day): boolean {
  const [ofYear, ofMonth, ofDay] = on.split("-").map(Number);
  return (
    month === ofMonth && (year ?? ofYear) === ofYear && (day === undefined || day === 1 || day === ofDay)
  );
}

type RowTie = Tie & { loanNo: number | undefined };

/**
 * The first of some columns that says something wherever any does, when no row says two things; `undefined` otherwise.
 * Of parts and months none may be blank where another is not.
 */
function sameThroughout(sheet: Sheet, headerLastRow: number, tie: RowTie): ClaimedColumn | undefined {
  const whole = new Set(tie.columns);
  const units = new Set(tie.columns.map(({ read, groupUnit }) => read.moneyUnit ?? groupUnit));
  if (units.size > 1) return undefined;
  for (const row of sheet.rows) {
    if (row.row <= headerLastRow || !isRecord(row, headerLastRow, tie)) continue;
    const values = tie.columns.map((column) => valueIn(tie.field, column, row.cells[column.index]));
    const said = values.filter((value) => value !== undefined);
    if (new Set(said).size > 1) return undefined;
    if (said.length === 0) continue;
    if (tie.divided && said.length < values.length) return undefined;
    for (const [place, column] of tie.columns.entries()) {
      if (values[place] === undefined) whole.delete(column);
    }
    if (whole.size === 0) return undefined;
  }
  const [first] = whole;
  return first;
}

/** Tells whether a row may be a loan's: the header said again and a row that numbers the columns are not. */
function isRecord(row: SheetRow, headerLastRow: number, { loanNo, columns }: RowTie): boolean {
  if (row.row === headerLastRow + 1 && isNumberingRow(row)) return false;
  if (loanNo !== undefined && saysNothing(row.cells[loanNo])) return false;
  return !columns.some(({ index, header }) => compact(cellText(row.cells[index])) === compact(header));
}

/** What a cell says as a value of a field, in a form in which equal values are equal texts. */
function valueIn(field: ColumnField, { read, groupUnit }: ClaimedColumn, cell: Cell | null | undefined) {
  if (cell === null || cell === undefined || saysNothing(cell)) return undefined;
  switch (field) {
    case "amount":
    case "outstanding":
    case "creditLine": {
      const amount = readAmount(cell, read.moneyUnit ?? groupUnit ?? "yuan", "default");
      return typeof amount === "bigint" ? String(amount) : compact(cellText(cell));
    }
    case "disbursedOn":
    case "dueOn":
      return readDay(cell) ?? compact(cellText(cell));
    case "rate":
      return String(readRate(cell, read) ?? compact(cellText(cell)));
    case "loanNo":
    case "identityNo":
    case "contractNo":
    case "customerNo":
    case "associationCode":
      return codeText(cell).toUpperCase();
    default:
      return compact(cellText(cell));
  }
}
