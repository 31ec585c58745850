import type { ColumnField } from "./loan-table/columns.ts";
import type { MoneyUnit } from "./money.ts";

/** The columns whose words a decision can give a meaning. */
export const wordFields = [
  "countyName",
  "associationName",
  "borrowerType",
  "status",
  "classification",
  "product",
] as const satisfies readonly ColumnField[];
export type WordField = (typeof wordFields)[number];

/**
 * What was decided: what the columns of a header are (by the header's own text; `null` is a column to leave out), what
 * a word in a column means (a code, an association's id, a canonical name), or the answer to a question about a loan.
 */
export type DecisionMatter =
  | {
      kind: "columns";
      fingerprint: string;
      columns: readonly { header: string; field: ColumnField | null }[];
      amountUnit?: MoneyUnit | undefined;
    }
  | { kind: "word"; field: WordField; word: string; meaning: string }
  | { kind: "answer"; code: string; loanNo: string; reason: string };
export type DecisionKind = DecisionMatter["kind"];

/** One settling of a matter, and who settled it. */
export type Settling = { matter: DecisionMatter; decidedBy: string; decidedAt: string; importId: string };

/** A decision of a bank's people as it stands, under a key (64 hexadecimal digits) of its own within bank and kind. */
export type Decision = Settling & {
  bankId: string;
  key: string;
  /** What stood before, newest first; at most `earlierMax`. */
  earlier: readonly Settling[];
};

/** How many earlier settlings a decision keeps. */
export const earlierMax = 20;

/** The word a decision means when an association is one of its own and no other's alias. */
export const asNewAssociation = "new";
