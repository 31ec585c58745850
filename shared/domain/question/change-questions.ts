import { classificationNames, classifications } from "../classification.ts";
import { type LoanFacts, outstandingFenOf } from "../loan.ts";
import { formatYuan } from "../money.ts";
import type { Question, QuestionCode } from "./question.ts";

/** A loan before a book and after it, and the row that changes it. */
export type LoanStep = {
  loanNo: string;
  sheet: string;
  row: number;
  before: LoanFacts | undefined;
  after: LoanFacts;
};

/** What one row's change of a known loan leaves to ask: an edited amount, a grown balance, a better class without repayment. */
export function changeQuestions({ loanNo, sheet, row, before, after }: LoanStep): Question[] {
  if (before === undefined || before === after) return [];
  const questions: Question[] = [];
  const ask = (code: QuestionCode, was: string, is: string, message: string) =>
    questions.push({ code, subject: `${loanNo} ${was}>${is}`, loanNo, sheet, row, message });
  if (before.amountFen !== after.amountFen) {
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

function isBetter(now: (typeof classifications)[number], before: (typeof classifications)[number]): boolean {
  return classifications.indexOf(now) < classifications.indexOf(before);
}
