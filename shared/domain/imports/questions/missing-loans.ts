import type { Day } from "#shared/domain/base/day.ts";
import { formatYuan } from "#shared/domain/base/money.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { isClosed } from "#shared/domain/ledger/loan-status.ts";
import type { Question } from "./question.ts";

/** Of the open loans that the ledger knows, a file that has at least this share in percent is a whole book. */
const wholeBookPercent = 80;

/** Tells whether a file that has `found` of the `open` loans that the ledger knows of is taken for the bank's whole book. */
export function isWholeBook(found: number, open: number): boolean {
  return open > 0 && found * 100 >= open * wholeBookPercent;
}

/**
 * The question about a loan that the ledger has and a whole book lacks, or `undefined`: a closed loan may leave the
 * book, and a loan paid out after `throughOn`, the book's last day, cannot be in it yet.
 */
export function missingQuestion({ loanNo, facts }: Loan, throughOn: Day): Question | undefined {
  if (facts.status !== undefined && isClosed(facts.status)) return undefined;
  const owes = outstandingFenOf(facts);
  if (owes === 0n || facts.disbursedOn > throughOn) return undefined;
  return {
    code: "loan-missing",
    subject: loanNo,
    loanNo,
    message: `台账中借据 ${loanNo}（余额 ${formatYuan(owes)} 元）不在这份全量表里，请说明是已结清、转出还是漏报。`,
  };
}
