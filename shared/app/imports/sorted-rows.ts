import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import type { RefusalIfNew } from "#shared/domain/imports/reading/row-facts.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import type { Association } from "#shared/domain/people/association.ts";

/**
 * How a row's borrower is known: by the row, the register or a decision; by a name that somebody has to confirm; on two
 * registers at once; or not at all.
 */
export type BorrowerMatch = "known" | "proposed" | "several" | "unknown";

/** A row of the plan while it is checked: what refuses it unless the ledger knows its loan, and how its borrower is known. */
export type CheckedRow = PlannedRow & {
  ifNew?: RefusalIfNew | undefined;
  match: BorrowerMatch;
  /** The association under which the register of members has the borrower. */
  registeredId?: string | undefined;
};

/** A row that is refused or says again what another one says, and how its borrower is known. */
export type AnsweredRow = { answer: RowAnswer; match: BorrowerMatch };

/** A row that may be planned, with the address of its loan number. */
export type Candidate = CheckedRow & { loanNoCell: string };

/** The rows of a file sorted by what is to become of them, before the ledger is asked. */
export type SortedRows = {
  planned: CheckedRow[];
  /** Rows that say again what an earlier row of the same file says. */
  repeated: AnsweredRow[];
  refused: AnsweredRow[];
  skipped: RowAnswer[];
  /** Associations that the rows name and the register does not have. */
  newAssociations: Association[];
  /** The name that goes with an association's id, of the register or of this file. */
  associationName: (associationId: string) => string;
};
