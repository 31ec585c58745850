import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { FieldChange } from "#shared/domain/ledger/field-text.ts";
import type { ColumnField } from "./reading/columns.ts";
import type { SkipReason } from "./reading/row-facts.ts";
import type { RowReason } from "./reading/row-reason.ts";

/** What a row of a file is to the ledger. */
export const rowOutcomes = ["new", "changed", "unchanged", "refused", "skipped"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** A loan as it stands once its row is in the ledger: what a person looks at before the commit. */
export type StandingLoan = {
  borrowerName?: string | undefined;
  borrowerType?: BorrowerType | undefined;
  associationName?: string | undefined;
  countyCode?: string | undefined;
  amountFen: Fen;
  disbursedOn: Day;
  outstandingFen: Fen;
};

/** What the bank's own file has in a cell of a row: its text as it stands there, cut where it is long. */
export type WrittenCell = { field: ColumnField; cell: string; text: string };

/** The answer to one row of a file. */
export type RowAnswer = {
  sheet: string;
  row: number;
  outcome: RowOutcome;
  loanNo?: string | undefined;
  amountFen?: Fen | undefined;
  reasons: readonly RowReason[];
  changes?: readonly FieldChange[] | undefined;
  /** Absent where nothing of the row goes in, and in what earlier versions checked. */
  stands?: StandingLoan | undefined;
  written?: readonly WrittenCell[] | undefined;
  /** Why the row is not a loan. */
  skipped?: SkipReason | undefined;
};
