import type { Day } from "#shared/domain/base/day.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";

/** A time of belonging to an association; an absent end is open. Both days are within it. */
export type Membership = { since?: Day | undefined; until?: Day | undefined };

/**
 * Somebody on an association's register of members (会员名册): a person, an enterprise or the association itself, known by
 * a keyed hash of the identity number. `revision` counts the versions from 1.
 */
export type Member = {
  associationId: string;
  identityHash: string;
  /** The identity number's last four characters, for showing. */
  identityTail: string;
  name: string;
  kind: BorrowerType;
  /** The present membership, or the last one. */
  membership: Membership;
  /** Memberships before that, oldest first: members leave and come back. */
  before?: readonly Membership[] | undefined;
  /** Whether the register says that the household is a registered poor one; absent where it does not say. */
  poorHousehold?: boolean | undefined;
  /** Taken back: the change that brought the member was undone. The version stays, the member is on no list. */
  withdrawn?: true | undefined;
  revision: number;
  /** The `RegisterChange` that made this version. */
  changeId: string;
};

/** A household on the list of registered poor households (建档立卡名单), by the identity of one of its persons. */
export type PoorHousehold = {
  identityHash: string;
  identityTail: string;
  name: string;
  /** What the list calls the household: its number, or its head's name. */
  household?: string | undefined;
  /** The day of the first and of the last list that names the person. */
  firstListOn: Day;
  lastListOn: Day;
  withdrawn?: true | undefined;
  revision: number;
  changeId: string;
};

/** The registers whose changes are kept. */
export const registers = ["associations", "members", "poor-households"] as const;
export type Register = (typeof registers)[number];

/** What people call them. */
export const registerNames: Record<Register, string> = {
  associations: "农技协名录",
  members: "会员名册",
  "poor-households": "建档立卡名单",
};

/** What a file, or a hand, did to a register. */
export type RegisterCounts = {
  read: number;
  new: number;
  changed: number;
  left: number;
  unchanged: number;
  refused: number;
};

/** One change of a register: who made it, when, why, and from which file. */
export type RegisterChange = {
  changeId: string;
  register: Register;
  at: string;
  by: string;
  issuer?: string | undefined;
  byName?: string | undefined;
  why?: string | undefined;
  fileName?: string | undefined;
  /** SHA-256 of the file in lower-case hexadecimal. */
  sha256?: string | undefined;
  /** The one association that a file of members is of; absent for a file of all. */
  associationId?: string | undefined;
  counts: RegisterCounts;
  undoneAt?: string | undefined;
  /** The change that this one took back. */
  undoes?: string | undefined;
};

/** How many earlier memberships are kept of a member. */
export const membershipsMax = 20;

/** Tells whether somebody belonged to an association on a day; open ends hold for all days. */
export function belongedOn({ membership, before = [], withdrawn }: Member, day: Day): boolean {
  if (withdrawn) return false;
  return [...before, membership].some(
    ({ since, until }) => (since === undefined || since <= day) && (until === undefined || day <= until),
  );
}
