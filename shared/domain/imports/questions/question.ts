/** Everything that is asked about loans when a book is checked. */
export const questionCodes = [
  "disbursement-moved",
  "amount-edited",
  "balance-grown",
  "class-better",
  "renewal-likely",
  "borrower-two-associations",
  "loan-missing",
] as const;
export type QuestionCode = (typeof questionCodes)[number];

/** The Chinese name of what each question is about. */
export const questionNames: Record<QuestionCode, string> = {
  "disbursement-moved": "放款日期移动",
  "amount-edited": "放款金额被改",
  "balance-grown": "余额增加",
  "class-better": "未还款而分类上调",
  "renewal-likely": "疑似借新还旧",
  "borrower-two-associations": "同一借款人在两个农技协",
  "loan-missing": "上期有、本期没有",
};

/**
 * Something about a loan that may be right or a mistake, so that a reason is asked for. It blocks nothing unless
 * `isHolding` says so. `subject` identifies a question among those of its code: the same question about the same loan
 * or borrower has the same subject in any file. It is not for display.
 */
export type Question = {
  code: QuestionCode;
  subject: string;
  loanNo: string;
  /** The place of the row that raises it; absent for a loan that is not in the file. */
  sheet?: string | undefined;
  row?: number | undefined;
  /** What is asked, in Chinese, without personal data. */
  message: string;
};

/** A question with its id: the same question has the same id in whatever import it is asked. */
export type AskedQuestion = Question & { questionId: string };

/** Tells whether nothing of a file goes in before a question is answered: what it asks about would change another month. */
export function isHolding({ code }: Pick<Question, "code">): boolean {
  return code === "disbursement-moved";
}
