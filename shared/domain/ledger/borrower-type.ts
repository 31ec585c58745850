/** Whom a loan was made to: an association (农技协), a member (会员) or a small enterprise (小微企业). */
export const borrowerTypes = ["association", "member", "enterprise"] as const;
export type BorrowerType = (typeof borrowerTypes)[number];

/** The Chinese name of each borrower type. */
export const borrowerTypeNames: Record<BorrowerType, string> = {
  association: "农技协",
  member: "会员",
  enterprise: "小微企业",
};

/** The borrower types, and last `unattributed` for loans whose type is unknown. */
export const borrowerGroups = [...borrowerTypes, "unattributed"] as const;

/** The Chinese name of each group. */
export const borrowerGroupNames: Record<(typeof borrowerGroups)[number], string> = {
  ...borrowerTypeNames,
  unattributed: "待归属",
};
