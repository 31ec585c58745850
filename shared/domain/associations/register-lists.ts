/** The columns of a list of associations, in their order. */
export const associationListColumns = {
  name: { head: "农技协" },
  county: { head: "县（市、区）" },
  loanCount: { head: "笔数" },
  disbursed: { head: "发放" },
  outstanding: { head: "余额" },
  overdue: { head: "逾期" },
  township: { head: "乡镇" },
  socialCreditCode: { head: "信用代码" },
  contact: { head: "负责人" },
} as const;

export type AssociationColumn = keyof typeof associationListColumns;

/** The columns of a list of members, in their order. */
export const memberListColumns = {
  name: { head: "姓名" },
  identityTail: { head: "证件后四位" },
  kind: { head: "类型" },
  since: { head: "入会日期" },
  until: { head: "退会日期" },
  poor: { head: "建档立卡" },
} as const;

export type MemberColumn = keyof typeof memberListColumns;

/** The columns by which a list of members can be sorted. */
export const memberOrders = ["identityTail", "kind", "since", "until"] as const;
export type MemberOrder = (typeof memberOrders)[number];
