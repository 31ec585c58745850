import type { IdentityKind } from "#shared/domain/base/identity.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { ToldFacts } from "#shared/domain/ledger/loan.ts";
import type { ColumnField } from "./columns.ts";
import type { RowReason, RowReasonCode } from "./row-reason.ts";
import type { DictionaryField } from "./table-rules.ts";

/**
 * What one accepted row states: the number as it is written in the book, names not yet looked up; absent is not told. Of a
 * loan that the ledger knows a table need not tell everything again.
 */
export type RowFacts = {
  loanNo: string;
  identity?: { kind: IdentityKind; number: string } | undefined;
  associationName?: string | undefined;
  associationCode?: string | undefined;
} & Omit<ToldFacts, "borrowerIdHash" | "borrowerIdTail" | "associationId" | "dataOn">;

/** What is taken for a loan's own where neither its row nor the ledger says it. */
export type PresumedFacts = Pick<RowFacts, "borrowerType" | "associationName" | "countyCode">;

/** Why a row stands for no new loan, and the values that could be settled so that it does. */
export type RefusalIfNew = { reasons: readonly RowReason[]; unknown: readonly UnlistedValue[] };

/** A row of a loan table as it was read: accepted with its facts, refused with reasons, or skipped as no loan at all. */
export type ReadRow = { sheet: string; row: number } & (
  | {
      kind: "loan";
      facts: RowFacts;
      /** What other columns or the liaison say of fields that the table does not have. */
      presumed?: PresumedFacts | undefined;
      /** What refuses the row unless the ledger knows the loan. */
      ifNew?: RefusalIfNew | undefined;
      loanNoCell: string;
      /** The optional cells that say nothing that can be read. */
      unread?: readonly UnreadCell[] | undefined;
      /** The values among them that no list has. */
      unknown?: readonly UnlistedValue[] | undefined;
    }
  | {
      kind: "refused";
      loanNo: string | undefined;
      amountFen: Fen | undefined;
      reasons: readonly RowReason[];
      loanNoCell: string;
      /** Another row of the same number stands for itself: this one is no disbursement of it. */
      aside?: true;
      /** The values of this row that no list has; the reasons say it too. */
      unknown?: readonly UnlistedValue[] | undefined;
    }
  | { kind: "skipped"; why: SkipReason }
);

/** An optional cell that was left out, and why; `value` is masked. */
export type UnreadCell = {
  field: ColumnField;
  header: string;
  cell: string;
  code: RowReasonCode;
  value: string;
};

/** A value that its column's list does not have, as it may be shown and in compact form, with its cell. */
export type UnlistedValue = { field: DictionaryField; value: string; key: string; cell: string };

/** Why a row stands for no loan; `summary` when its sheet repeats what the other sheets say. */
export type SkipReason = "title" | "header" | "blank" | "total" | "note" | "summary";

/** What people call a row that stands for no loan. */
export const skipReasonNames: Record<SkipReason, string> = {
  title: "标题",
  header: "表头",
  blank: "空行",
  total: "合计",
  note: "备注",
  summary: "汇总",
};
