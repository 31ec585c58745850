import type { PersonPlace } from "#shared/domain/base/person.ts";

/** What may be done about people. */
export const peopleChangeKinds = [
  "invited",
  "invitation-ended",
  "joined",
  "changed",
  "locked",
  "unlocked",
  "removed",
  "password-link-made",
  "password-link-ended",
  "password-set",
  "authenticator-set",
  "authenticator-removed",
  "access-link-made",
  "access-link-ended",
] as const;
export type PeopleChangeKind = (typeof peopleChangeKinds)[number];

/** The Chinese name of each. */
export const peopleChangeNames: Record<PeopleChangeKind, string> = {
  invited: "邀请",
  "invitation-ended": "收回邀请",
  joined: "接受邀请",
  changed: "改身份",
  locked: "停用",
  unlocked: "恢复",
  removed: "移除",
  "password-link-made": "发改密链接",
  "password-link-ended": "收回改密链接",
  "password-set": "改密码",
  "authenticator-set": "设动态验证码",
  "authenticator-removed": "停用动态验证码",
  "access-link-made": "发访问链接",
  "access-link-ended": "收回访问链接",
};

/** One change of people: who did what to whom, and when. */
export type PeopleChange = {
  /** Later ones sort after earlier ones. */
  changeId: string;
  kind: PeopleChangeKind;
  at: string;
  /** The display name of who did it. */
  by: string;
  /** The display name of the person it is about. */
  whom: string;
  before?: PersonPlace | undefined;
  after?: PersonPlace | undefined;
};
