/** A loan's status, as the bank reports it. */
export const loanStatuses = ["normal", "extended", "overdue", "settled", "written-off"] as const;
export type LoanStatus = (typeof loanStatuses)[number];

/** The Chinese name of each status. */
export const loanStatusNames: Record<LoanStatus, string> = {
  normal: "正常",
  extended: "展期",
  overdue: "逾期",
  settled: "结清",
  "written-off": "核销",
};

/** A status as the bank reported it, or that no book has stated one. */
export const statedStatuses = [...loanStatuses, "unknown"] as const;
export type StatedStatus = (typeof statedStatuses)[number];

/** The Chinese name of each status, and of an unstated one. */
export const statedStatusNames: Record<StatedStatus, string> = { ...loanStatusNames, unknown: "未报状态" };

/** Tells whether nothing is owed on a loan of this status any more, unless the bank states a balance all the same. */
export function isClosed(status: LoanStatus): boolean {
  return status === "settled" || status === "written-off";
}
