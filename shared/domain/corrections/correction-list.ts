/** The columns of a list of correction requests, in their order. */
export const correctionListColumns = {
  about: { head: "内容" },
  association: { head: "农技协" },
  loanNo: { head: "借据号" },
  borrowerName: { head: "借款人" },
  raised: { head: "提出时间" },
  state: { head: "办理" },
  latest: { head: "最近一次" },
} as const;

export type CorrectionColumn = keyof typeof correctionListColumns;

/** The columns by which a list of correction requests can be sorted. */
export const correctionOrders = ["association", "loanNo", "raised", "state"] as const;
export type CorrectionOrder = (typeof correctionOrders)[number];
