import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { isClosed } from "#shared/domain/ledger/loan-status.ts";
import type { LoanStep } from "./change-questions.ts";
import type { Question } from "./question.ts";

/**
 * What a book says about one borrower: the loans by association, those it closes, and new ones that it does not call
 * renewals.
 */
type Borrower = {
  first: LoanStep;
  /** A loan of the borrower under another association than the first one's. */
  elsewhere: LoanStep | undefined;
  closed: LoanStep | undefined;
  fresh: LoanStep[];
};

/** How many new loans of one borrower are looked at for a renewal. */
const freshMax = 20;

/**
 * Watches the borrowers of a book row by row, and asks in the end about those with open loans under two associations,
 * and about new loans of those whose other loan the same book closes: they look like renewals (借新还旧).
 */
export function watchBorrowers(associationName: (associationId: string) => string): {
  see(step: LoanStep): void;
  questions(): Question[];
} {
  const borrowers = new Map<string, Borrower>();
  return {
    see(step) {
      const { before, after } = step;
      const { borrowerIdHash } = after;
      if (borrowerIdHash === undefined) return;
      const borrower = borrowers.get(borrowerIdHash);
      const open = after.status === undefined || !isClosed(after.status);
      const closes = !open && (before === undefined || before.status !== after.status);
      const fresh = before === undefined && open && after.renewal !== true;
      if (borrower === undefined) {
        borrowers.set(borrowerIdHash, {
          first: step,
          elsewhere: undefined,
          closed: closes ? step : undefined,
          fresh: fresh ? [step] : [],
        });
        return;
      }
      if (closes) borrower.closed ??= step;
      if (fresh && borrower.fresh.length < freshMax) borrower.fresh.push(step);
      const { associationId } = borrower.first.after;
      const bothKnown = associationId !== undefined && after.associationId !== undefined;
      if (bothKnown && associationId !== after.associationId) borrower.elsewhere ??= step;
    },
    questions() {
      const questions: Question[] = [];
      for (const { first, elsewhere, closed, fresh } of borrowers.values()) {
        if (elsewhere !== undefined) questions.push(twoAssociations(first, elsewhere, associationName));
        if (closed !== undefined) for (const step of fresh) questions.push(renewal(step, closed));
      }
      return questions;
    },
  };
}

function twoAssociations(one: LoanStep, another: LoanStep, nameOf: (id: string) => string): Question {
  const [first, other] = one.loanNo < another.loanNo ? [one, another] : [another, one];
  const [firstId, otherId] = [first, other].map(({ after }) => groupsOf(after).associationId) as [
    string,
    string,
  ];
  return {
    code: "borrower-two-associations",
    subject: [first.after.borrowerIdHash, ...[firstId, otherId].toSorted()].join(" "),
    loanNo: other.loanNo,
    sheet: other.sheet,
    row: other.row,
    message: `同一借款人的借据 ${first.loanNo} 记在“${nameOf(firstId)}”，借据 ${other.loanNo} 记在“${nameOf(otherId)}”，请核对所属农技协。`,
  };
}

function renewal(step: LoanStep, closed: LoanStep): Question {
  return {
    code: "renewal-likely",
    subject: `${step.loanNo} ${closed.loanNo}`,
    loanNo: step.loanNo,
    sheet: step.sheet,
    row: step.row,
    message: `同一借款人的借据 ${closed.loanNo} 在本表中${closed.after.status === "written-off" ? "核销" : "结清"}，又有新借据 ${step.loanNo} 且未标为续贷，请说明是否借新还旧。`,
  };
}
