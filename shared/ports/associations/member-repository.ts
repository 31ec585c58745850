import type { Member, PoorHousehold, RegisterChange } from "#shared/domain/associations/member.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** How many identities a call asks about at most. */
export const identitiesAtOnceMax = 100;

/** How many versions a call writes at most. */
export const membersAtOnceMax = 50;

/** The registers of members of all associations. Nobody is ever taken out: who left, or was taken back, has a version that says so. */
export interface MemberRepository {
  /**
   * The present versions of those with these identities, of every association, withdrawn ones too, sorted by association
   * and identity hash; at most `identitiesAtOnceMax` hashes.
   */
  byIdentity(identityHashes: readonly string[]): Promise<Member[]>;
  /** An association's members, withdrawn ones too, sorted by identity hash, at most `limit` (≤ `pageSizeMax`). Fails with `cursor-invalid`. */
  ofAssociation(associationId: string, limit: number, cursor?: string): Promise<Page<Member>>;
  /** All members of all associations, withdrawn ones too, sorted by association and identity hash, likewise. */
  list(limit: number, cursor?: string): Promise<Page<Member>>;
  /** All versions of a member, oldest first. */
  versions(associationId: string, identityHash: string): Promise<Member[]>;
  /**
   * Writes new versions of different members, at most `membersAtOnceMax`, all or none: `false` when one of them does not
   * follow the version that is stored (revision 1 where none is).
   */
  write(members: readonly Member[]): Promise<boolean>;
}

/** The list of registered poor households. */
export interface PoorHouseholdRepository {
  /** The present versions of those with these identities, withdrawn ones too, sorted by identity hash; at most `identitiesAtOnceMax`. */
  byIdentity(identityHashes: readonly string[]): Promise<PoorHousehold[]>;
  /** All, withdrawn ones too, sorted by identity hash, at most `limit` (≤ `pageSizeMax`). Fails with `cursor-invalid`. */
  list(limit: number, cursor?: string): Promise<Page<PoorHousehold>>;
  /** All versions of one, oldest first. */
  versions(identityHash: string): Promise<PoorHousehold[]>;
  /** As that of members. */
  write(households: readonly PoorHousehold[]): Promise<boolean>;
}

/** What was done to the registers. */
export interface RegisterChangeRepository {
  /** Adds a change, or writes it again (its counts, that it was undone); its `at` stays. */
  put(change: RegisterChange): Promise<void>;
  get(changeId: string): Promise<RegisterChange | undefined>;
  /** All changes, newest first (by `at`, then `changeId`), at most `limit` (≤ `pageSizeMax`). Fails with `cursor-invalid`. */
  list(limit: number, cursor?: string): Promise<Page<RegisterChange>>;
}
