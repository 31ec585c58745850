import type { OrderValue } from "#shared/domain/base/list-order.ts";
import type { Member } from "./member.ts";

/** The columns of a list of associations, in their order. */
export const associationListColumns = {
  name: { head: "农技协", sorts: true },
  county: { head: "县（市、区）", sorts: true },
  loanCount: { head: "笔数", sorts: true },
  disbursed: { head: "发放", sorts: true },
  outstanding: { head: "余额", sorts: true },
  overdue: { head: "逾期", sorts: true },
  township: { head: "乡镇" },
  socialCreditCode: { head: "信用代码" },
  contact: { head: "负责人" },
} as const;

export type AssociationColumn = keyof typeof associationListColumns;

/** The columns by which a list of associations can be sorted. */
export const associationOrders = [
  "name",
  "county",
  "loanCount",
  "disbursed",
  "outstanding",
  "overdue",
] as const;
export type AssociationOrder = (typeof associationOrders)[number];

/** The columns of a list of members, in their order. */
export const memberListColumns = {
  name: { head: "姓名" },
  identityTail: { head: "证件后四位", sorts: true },
  kind: { head: "类型", sorts: true },
  since: { head: "入会日期", sorts: true },
  until: { head: "退会日期", sorts: true },
  poor: { head: "建档立卡" },
} as const;

export type MemberColumn = keyof typeof memberListColumns;

/** The columns by which a list of members can be sorted. */
export const memberOrders = ["identityTail", "kind", "since", "until"] as const;
export type MemberOrder = (typeof memberOrders)[number];

const memberOrderValues: Record<MemberOrder, (member: Member) => OrderValue> = {
  identityTail: ({ identityTail }) => identityTail,
  kind: ({ kind }) => kind,
  since: ({ membership }) => membership.since,
  until: ({ membership }) => membership.until,
};

/** What a member is sorted by. */
export function memberOrderValue(key: MemberOrder, member: Member): OrderValue {
  return memberOrderValues[key](member);
}
