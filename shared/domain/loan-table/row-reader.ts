import { maskIdentity, maskName } from "../identity.ts";
import { loanTextLengthMax } from "../loan.ts";
import type { RowReason } from "../row-answer.ts";
import { type Cell, cellAddress, type SheetRow } from "../sheet.ts";
import { type ColumnField, columnNames, requiredFields } from "./columns.ts";
import type { TableHeader } from "./find-header.ts";
import { type RowReasonCode, rowReasonTexts } from "./row-reason.ts";
import { cellText, saysDitto, saysNothing, trimmed } from "./text.ts";

/** One row of a table, read cell by cell; every fault is kept with the address of its cell. */
export type RowReader = {
  reasons: RowReason[];
  /** The cell of a column, or `undefined` when the table or the row says nothing there; a required one is then a fault. */
  cell(field: ColumnField): Cell | undefined;
  /** A text column's text of at most `loanTextLengthMax` characters. */
  text(field: ColumnField): string | undefined;
  /** What `read` makes of a column's cell, or a fault of the given code when it makes nothing of it. */
  value<T>(field: ColumnField, code: RowReasonCode, read: (cell: Cell) => T | undefined): T | undefined;
  fault(field: ColumnField, code: RowReasonCode): void;
};

const required: ReadonlySet<ColumnField> = new Set(requiredFields);
const shownLengthMax = 40;

/** Opens a row for reading by the columns of its table. */
export function openRow(header: TableHeader, row: SheetRow): RowReader {
  const reasons: RowReason[] = [];
  const faulty = new Set<ColumnField>();

  const fault = (field: ColumnField, code: RowReasonCode) => {
    if (faulty.has(field)) return;
    faulty.add(field);
    const column = header.columns.get(field);
    const cell = column === undefined ? undefined : row.cells[column.index];
    reasons.push({
      cell: column === undefined ? "" : cellAddress(column.index, row.row),
      column: column?.header ?? columnNames[field],
      code,
      ...rowReasonTexts[code],
      value: maskedValue(code === "loan-no-identity" ? "identityNo" : field, cellText(cell)),
    });
  };

  const cell = (field: ColumnField): Cell | undefined => {
    const column = header.columns.get(field);
    const found = column === undefined ? undefined : row.cells[column.index];
    if (found === null || found === undefined || saysNothing(found)) {
      if (required.has(field)) fault(field, "value-missing");
      return undefined;
    }
    if (found.kind === "error") {
      fault(field, "cell-error");
      return undefined;
    }
    if (saysDitto(found)) {
      fault(field, "value-ditto");
      return undefined;
    }
    return found;
  };

  const value: RowReader["value"] = (field, code, read) => {
    const found = cell(field);
    if (found === undefined) return undefined;
    const result = read(found);
    if (result === undefined) fault(field, code);
    return result;
  };

  const text = (field: ColumnField) =>
    value(field, "text-too-long", (found) => {
      const words = trimmed(cellText(found));
      return [...words].length <= loanTextLengthMax ? words : undefined;
    });

  return { reasons, cell, text, value, fault };
}

/** A cell's text as it may be shown in an answer: names and identifying numbers masked wherever they stand, and cut short. */
function maskedValue(field: ColumnField, text: string): string {
  if (field === "identityNo") return maskIdentity(text);
  if (field === "borrowerName") return maskName(text);
  const isCode = field === "loanNo" || field === "contractNo" || field === "associationCode";
  const masked = text.replaceAll(/[0-9A-Za-z]{15,}/g, (number) => (isCode ? number : maskIdentity(number)));
  const characters = [...masked];
  return characters.length <= shownLengthMax ? masked : `${characters.slice(0, shownLengthMax).join("")}…`;
}
