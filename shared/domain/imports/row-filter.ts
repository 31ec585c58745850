import type { LoanField } from "#shared/domain/ledger/loan.ts";
import type { RowAnswer } from "./row-answer.ts";

/** Which rows of an import are wanted; what is absent asks for nothing. */
export type RowFilter = {
  sheet?: string | undefined;
  /** A part of the loan number, in any case. */
  loanNo?: string | undefined;
  /** A field that the row changes. */
  field?: LoanField | undefined;
  /** The code of one of its reasons, and the column of the same reason. */
  code?: string | undefined;
  column?: string | undefined;
};

/** Tells whether a row is what a filter wants: everything that is given has to hold. */
export function isWantedRow(answer: RowAnswer, { sheet, loanNo, field, code, column }: RowFilter): boolean {
  return (
    (sheet === undefined || answer.sheet === sheet) &&
    (loanNo === undefined || (answer.loanNo ?? "").toUpperCase().includes(loanNo.toUpperCase())) &&
    (field === undefined || (answer.changes ?? []).some((change) => change.field === field)) &&
    ((code === undefined && column === undefined) ||
      answer.reasons.some(
        (reason) =>
          (code === undefined || reason.code === code) && (column === undefined || reason.column === column),
      ))
  );
}
