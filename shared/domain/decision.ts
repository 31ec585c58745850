import type { ColumnField } from "./loan-table/columns.ts";
import type { DictionaryField } from "./loan-table/table-rules.ts";
import type { MoneyUnit } from "./money.ts";
import type { QuestionCode } from "./question/question.ts";

/**
 * What was decided: what the columns under a header are (`column` is a column's key; `null` leaves it out), what a value
 * means (a code, or the proper name of an association or product), or the answer to a question about a loan.
 */
export type DecisionMatter =
  | {
      kind: "columns";
      fingerprint: string;
      columns: readonly { column: string; field: ColumnField | null }[];
      amountUnit?: MoneyUnit | undefined;
    }
  | { kind: "value"; field: DictionaryField; value: string; meaning: string }
  | { kind: "answer"; code: QuestionCode; loanNo: string; reason: string };
export type DecisionKind = DecisionMatter["kind"];

/** One settling of a matter, and who settled it. */
export type Settling = { matter: DecisionMatter; decidedBy: string; decidedAt: string; importId: string };

/** A decision of a bank's people as it stands, under a key of its own within bank and kind. */
export type Decision = Settling & {
  bankId: string;
  key: string;
  /** What stood before, newest first. */
  earlier: readonly Settling[];
};
