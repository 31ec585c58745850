import type { Fen } from "#shared/domain/base/money.ts";
import type { FieldChange } from "#shared/domain/ledger/field-text.ts";
import type { SkipReason } from "./reading/row-facts.ts";
import type { RowReason } from "./reading/row-reason.ts";

/** What a row of a file is to the ledger. */
export const rowOutcomes = ["new", "changed", "unchanged", "refused", "skipped"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** The answer to one row of a file. */
export type RowAnswer = {
  sheet: string;
  row: number;
  outcome: RowOutcome;
  loanNo?: string | undefined;
  amountFen?: Fen | undefined;
  reasons: readonly RowReason[];
  changes?: readonly FieldChange[] | undefined;
  /** Why the row is not a loan. */
  skipped?: SkipReason | undefined;
};
