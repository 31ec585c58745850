import type { MoneyUnit } from "#shared/domain/base/money.ts";
import type { Holds } from "./import-record.ts";
import type { QuestionCode } from "./questions/question.ts";
import type { ColumnField } from "./reading/columns.ts";
import type { DictionaryField } from "./reading/table-rules.ts";

/**
 * What was decided: what the columns under a header are (`column` is a column's key; `null` leaves it out), what a
 * value means (a code, or the proper name of an association or product), what files under a header hold and whether
 * unique names in the registers identify borrowers there, or the answer to a question about a loan.
 */
export type DecisionMatter =
  | {
      kind: "columns";
      fingerprint: string;
      columns: readonly { column: string; field: ColumnField | null }[];
      amountUnit?: MoneyUnit | undefined;
    }
  | { kind: "value"; field: DictionaryField; value: string; meaning: string }
  | { kind: "holds"; fingerprint: string; holds: Holds; acceptNames?: boolean | undefined }
  | { kind: "answer"; code: QuestionCode; loanNo: string; reason: string };
export type DecisionKind = DecisionMatter["kind"];

/** One settling of a matter, and who settled it; one that was made at an import that was undone may be withdrawn. */
export type Settling = {
  matter: DecisionMatter;
  decidedBy: string;
  decidedAt: string;
  importId: string;
  withdrawnAt?: string | undefined;
};

/** A decision of a bank's people as it is now; its key is unique within bank and kind. */
export type Decision = Settling & {
  bankId: string;
  key: string;
  /** What stood before, newest first. */
  earlier: readonly Settling[];
};

/** How many earlier settlings a decision keeps. */
const earlierMax = 20;

/** Tells whether a decision holds. */
export function holds({ withdrawnAt }: Pick<Decision, "withdrawnAt">): boolean {
  return withdrawnAt === undefined;
}

/** A new decision of a matter, with the one before. */
export function settledAnew(
  settling: Settling,
  bankId: string,
  key: string,
  before: Decision | undefined,
): Decision {
  const earlier = before === undefined ? [] : [settlingOf(before), ...before.earlier].slice(0, earlierMax);
  return { ...settling, bankId, key, earlier };
}

/** A decision without its present settling: the last before it that was made at an import that stays holds again. */
export function withdrawn(
  decision: Decision,
  withdrawnAt: string,
  stays: (importId: string) => boolean,
): Decision {
  const { bankId, key, earlier } = decision;
  const last = { ...settlingOf(decision), withdrawnAt };
  const restored = earlier.find((settling) => holds(settling) && stays(settling.importId));
  return restored === undefined
    ? { ...last, bankId, key, earlier }
    : settledAnew(restored, bankId, key, { ...last, bankId, key, earlier });
}

function settlingOf({ matter, decidedBy, decidedAt, importId, withdrawnAt }: Settling): Settling {
  const settling = { matter, decidedBy, decidedAt, importId };
  return withdrawnAt === undefined ? settling : { ...settling, withdrawnAt };
}
