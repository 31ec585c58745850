import type { Day } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import { maskedName } from "#shared/domain/ledger/masking.ts";
import { associationNameKey } from "#shared/domain/people/association.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Member } from "./member.ts";
import { hasEnded } from "./member-changes.ts";

/** Whether members are wanted who belong to the association now, or who have left it. */
export const membershipStates = ["present", "left"] as const;

/** Which members a list is to hold; every given condition must hold. */
export type MemberFilter = {
  /** A part of the name, or the last four characters of the identity number. */
  search?: string | undefined;
  kind?: BorrowerType | undefined;
  state?: (typeof membershipStates)[number] | undefined;
};

/**
 * Tells whether a filter lets a member through. Who sees a name masked finds it only by the whole name: by parts of it one
 * could find out the rest, character by character.
 */
export function letsMemberThrough(
  { search, kind, state }: MemberFilter,
  member: Member,
  { caller, today }: { caller: Pick<Person, "role">; today: Day },
): boolean {
  if (member.withdrawn === true) return false;
  if (kind !== undefined && member.kind !== kind) return false;
  if (state !== undefined && hasEnded(member, today) !== (state === "left")) return false;
  if (search === undefined) return true;
  const [sought, name] = [associationNameKey(search), associationNameKey(member.name)];
  const isWhole = sightOf(caller).names === "whole" || maskedName(member.name, member.kind) === member.name;
  const isNamed = isWhole ? name.includes(sought) : name === sought;
  return isNamed || member.identityTail === sought.toUpperCase();
}
