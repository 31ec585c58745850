import { formatYuan } from "#shared/domain/base/money.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { classificationNames, classifications } from "#shared/domain/ledger/classification.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import type { Question, QuestionCode } from "./question.ts";

/** A loan before a book and after it, and the row that changes it. */
export type LoanStep = {
  loanNo: string;
  sheet: string;
  row: number;
  before: LoanFacts | undefined;
  after: LoanFacts;
};

/**
 * What one row's change of a known loan leaves to ask: a disbursement that moves to another month or that has another day
 * and another amount, which may be a second one under the same number; an edited amount, a grown balance, a better class
 * without repayment.
 */
export function changeQuestions({ loanNo, sheet, row, before, after }: LoanStep): Question[] {
  if (before === undefined || before === after) return [];
  const questions: Question[] = [];
  const ask = (code: QuestionCode, was: string, is: string, message: string) =>
    questions.push({ code, subject: `${loanNo} ${was}>${is}`, loanNo, sheet, row, message });
  if (isAnotherDisbursement(before, after)) {
    const [was, is] = [disbursementOf(before), disbursementOf(after)];
    const message = `借据 ${loanNo} 在台账中是${was}，本表写的是${is}。如果是更正，请说明；如果是同一借据的又一次放款，请不要入账：请每次放款用一张借据（各有借据号），或在原借据号填写累计金额和首次放款日期，再重新上传。`;
    ask("disbursement-moved", was, is, message);
  } else if (before.amountFen !== after.amountFen) {
    const [was, is] = [formatYuan(before.amountFen), formatYuan(after.amountFen)];
    ask("amount-edited", was, is, `放款金额由 ${was} 元改为 ${is} 元，请说明是更正还是另有放款。`);
  }
  const [owed, owes] = [outstandingFenOf(before), outstandingFenOf(after)];
  if (owes > owed && before.amountFen === after.amountFen) {
    const [was, is] = [formatYuan(owed), formatYuan(owes)];
    ask("balance-grown", was, is, `贷款余额由 ${was} 元增加到 ${is} 元，请说明原因。`);
  }
  const [graded, grade] = [before.classification, after.classification];
  if (graded !== undefined && grade !== undefined && isBetter(grade, graded) && owes > 0n && owes >= owed) {
    const [was, is] = [classificationNames[graded], classificationNames[grade]];
    ask("class-better", was, is, `五级分类由${was}上调为${is}，但余额没有减少，请说明依据。`);
  }
  return questions;
}

function isAnotherDisbursement(before: LoanFacts, after: LoanFacts): boolean {
  if (before.disbursedOn === after.disbursedOn) return false;
  return monthOf(before.disbursedOn) !== monthOf(after.disbursedOn) || before.amountFen !== after.amountFen;
}

function disbursementOf({ disbursedOn, amountFen }: LoanFacts): string {
  return ` ${disbursedOn} 放款 ${formatYuan(amountFen)} 元`;
}

function isBetter(now: (typeof classifications)[number], before: (typeof classifications)[number]): boolean {
  return classifications.indexOf(now) < classifications.indexOf(before);
}
