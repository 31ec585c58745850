import type { IdentityKind } from "#shared/domain/base/identity.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { StatedFacts } from "#shared/domain/ledger/loan.ts";
import type { ColumnField } from "./columns.ts";
import type { RowReason, RowReasonCode } from "./row-reason.ts";
import type { DictionaryField } from "./table-rules.ts";

/**
 * What an accepted row states: the loan number as the book writes it, names not yet looked up; absent means not stated.
 * A table need not repeat what the ledger knows of a loan.
 */
export type RowFacts = {
  loanNo: string;
  identity?: { kind: IdentityKind; number: string } | undefined;
  /** What can be seen of the end of an identity number that is masked. */
  maskedTail?: string | undefined;
  associationName?: string | undefined;
  associationCode?: string | undefined;
} & Omit<StatedFacts, "borrowerIdHash" | "borrowerIdTail" | "associationId" | "dataOn">;

/** What is known of a loan beyond its row. */
export type PresumedFacts = Pick<RowFacts, "borrowerType" | "associationName" | "countyCode">;

/** Values that may be presumed where neither row nor ledger has them, by their source. */
export type Presumptions = {
  /** The liaison said it once for the sheet or file. */
  decided: PresumedFacts;
  /** The kind of identity number implies the type, the branch the county. */
  derived: Pick<PresumedFacts, "borrowerType" | "countyCode">;
};

/** Why a row is no new loan, and the values that could be settled so that it becomes one. */
export type RefusalIfNew = {
  reasons: readonly { field: ColumnField; reason: RowReason }[];
  unknown: readonly UnlistedValue[];
};

/** A row of a loan table as it was read: accepted with its facts, refused with reasons, or skipped as no loan at all. */
export type ReadRow = { sheet: string; row: number } & (
  | {
      kind: "loan";
      facts: RowFacts;
      /** What other columns or the liaison state for fields that the row does not. */
      presumed?: Presumptions | undefined;
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
      /** Who borrowed, as far as it could be read: by that the row is looked for in the register. */
      borrower?: Pick<RowFacts, "identity" | "borrowerName"> | undefined;
      /** Another row of the same number takes its place: this one is not its disbursement. */
      aside?: true;
      /** The values of this row that no list has; the reasons say it too. */
      unknown?: readonly UnlistedValue[] | undefined;
    }
  | {
      kind: "skipped";
      why: SkipReason;
      /** Of a row that is left out, for the sum of its sheet. */
      amountFen?: Fen | undefined;
    }
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

/**
 * Why a row is not a loan; `summary` when its sheet repeats the other sheets, `left-out` when it is in a bank's whole
 * book and its borrower in no register: then nothing of it is kept.
 */
export type SkipReason = "title" | "header" | "blank" | "total" | "note" | "summary" | "left-out";

/** What people call a row that is not a loan. */
export const skipReasonNames: Record<SkipReason, string> = {
  title: "标题",
  header: "表头",
  blank: "空行",
  total: "合计",
  note: "备注",
  summary: "汇总",
  "left-out": "名册外",
};
