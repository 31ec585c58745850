import type { Member, PoorHousehold, RegisterChange } from "#shared/domain/associations/member.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** How many identities, or versions, a call takes at most. */
export const membersAtOnceMax = 100;

/** The registers of members of all associations. Nobody is ever taken out: who left, or was taken back, has a version that says so. */
export interface MemberRepository {
  /** The present versions of those with these identities, of every association, withdrawn ones too; at most `membersAtOnceMax` hashes. */
  byIdentity(identityHashes: readonly string[]): Promise<Member[]>;
  /** An association's members, withdrawn ones too, sorted by identity hash. */
  ofAssociation(associationId: string, limit: number, cursor?: string): Promise<Page<Member>>;
  /** All members of all associations, withdrawn ones too, sorted by association and identity hash. */
  list(limit: number, cursor?: string): Promise<Page<Member>>;
  /** All versions of a member, oldest first. */
  versions(associationId: string, identityHash: string): Promise<Member[]>;
  /**
   * Writes new versions, at most `membersAtOnceMax`, all or none: `false` when one of them does not follow the version
   * that is stored (revision 1 where none is).
   */
  write(members: readonly Member[]): Promise<boolean>;
}

/** The list of registered poor households. */
export interface PoorHouseholdRepository {
  byIdentity(identityHashes: readonly string[]): Promise<PoorHousehold[]>;
  /** All, withdrawn ones too, sorted by identity hash. */
  list(limit: number, cursor?: string): Promise<Page<PoorHousehold>>;
  versions(identityHash: string): Promise<PoorHousehold[]>;
  /** As that of members. */
  write(households: readonly PoorHousehold[]): Promise<boolean>;
}

/** What was done to the registers. */
export interface RegisterChangeRepository {
  /** Adds a change, or writes it again (its counts, that it was undone). */
  put(change: RegisterChange): Promise<void>;
  get(changeId: string): Promise<RegisterChange | undefined>;
  /** All changes, newest first (by `at`, then `changeId`). */
  list(limit: number, cursor?: string): Promise<Page<RegisterChange>>;
}
