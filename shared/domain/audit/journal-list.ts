/** The columns of a list of the journal's entries, in their order. */
export const journalListColumns = {
  seq: { head: "流水号" },
  kind: { head: "种类" },
  loanNo: { head: "借据号" },
  disbursed: { head: "发放增减（元）" },
  outstanding: { head: "余额增减（元）" },
  content: { head: "内容" },
  effectiveOn: { head: "生效日" },
  source: { head: "来源" },
} as const;

export type JournalColumn = keyof typeof journalListColumns;
