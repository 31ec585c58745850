import type { PersonPlace } from "#shared/domain/base/person.ts";

/** What a link is for: a new account, a new password, or an association's access. */
export const entryLinkKinds = ["invitation", "new-password", "access-link"] as const;
export type EntryLinkKind = (typeof entryLinkKinds)[number];

/** A link that the supervisor handed out. Of its secret only the hash is known. */
export type EntryLink = PersonPlace & {
  linkId: string;
  kind: EntryLinkKind;
  secretHash: string;
  /** Who comes by it: the account's subject for `new-password`, a subject of the link's own for the others. */
  subject: string;
  displayName: string;
  /** Given for an access link: whether who comes by it may only read. */
  readOnly?: boolean | undefined;
  madeBy: string;
  madeAt: string;
  expiresAt: string;
  /** When it was used: of an access link the last time. */
  usedAt?: string | undefined;
  endedAt?: string | undefined;
  endedBy?: string | undefined;
};

/** A link's state. */
export type EntryLinkState = "open" | "used" | "ended" | "expired";

/** The Chinese name of each state. */
export const entryLinkStateNames: Record<EntryLinkState, string> = {
  open: "有效",
  used: "已使用",
  ended: "已收回",
  expired: "已过期",
};

/** How many days each kind of link is good for, unless it is used or ended before. */
export const entryLinkLifeDays: Record<EntryLinkKind, number> = {
  invitation: 7,
  "new-password": 3,
  "access-link": 365,
};

/** A link's state at an instant; access links may be used again and again. */
export function entryLinkState(link: EntryLink, now: string): EntryLinkState {
  if (link.endedAt !== undefined) return "ended";
  if (link.kind !== "access-link" && link.usedAt !== undefined) return "used";
  return link.expiresAt <= now ? "expired" : "open";
}
