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

/** The carried fields of a loan. */
export type CarriedValues = Pick<LoanFacts, CarriedField>;

/** All carried fields, in the order of the table. */
export const carriedFields: readonly CarriedField[] = loanFields.filter(isCarried);

function isCarried(field: LoanField): field is CarriedField {
  const { needed, always, privacy, kind } = loanFieldRows[field];
  return (
    needed !== true && always !== true && privacy !== "hidden" && kind !== "ppm" && field !== "outstandingFen"
  );
}
