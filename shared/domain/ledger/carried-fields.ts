import { type LoanFacts, type LoanField, loanFieldRows, loanFields } from "./loan.ts";
import type { loanFieldTable } from "./loan-fields.ts";

type Table = typeof loanFieldTable;

/** The fields that go on the wire by their kind alone, where they are known: the needed, and those with rules, do not. */
export type CarriedField = {
  [Field in LoanField]: Table[Field] extends
    | { needed: true }
    | { always: true }
    | { privacy: "hidden" }
    | { kind: "ppm" }
    ? never
    : Field extends "outstandingFen"
      ? never
      : Field;
}[LoanField];

/** What a carried field is on the wire: money an integer, all else as it is. */
export type CarriedValues = {
  [Field in CarriedField]?: LoanFacts[Field] extends bigint | undefined ? number : LoanFacts[Field];
};

/** All carried fields, in the order of the table. */
export const carriedFields: readonly CarriedField[] = loanFields.filter(isCarried);

function isCarried(field: LoanField): field is CarriedField {
  const { needed, always, privacy, kind } = loanFieldRows[field];
  return (
    needed !== true && always !== true && privacy !== "hidden" && kind !== "ppm" && field !== "outstandingFen"
  );
}
