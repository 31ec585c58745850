/** What a person may be to the programme. */
export const roles = ["liaison", "association", "supervisor", "auditor"] as const;
export type Role = (typeof roles)[number];

/** The Chinese name of each role. */
export const roleNames: Record<Role, string> = {
  liaison: "银行联络员",
  association: "农技协",
  supervisor: "科协",
  auditor: "审计",
};

/** A person as the programme knows them: a subject of an issuer, a role, and whose affairs they see. */
export type Person = {
  issuer: string;
  subject: string;
  displayName: string;
  role: Role;
  /** Given for the role `association`: the one association they see. */
  associationId?: string | undefined;
  /** Given for the role `liaison`: the bank whose loans they bring. */
  bankId?: string | undefined;
};
