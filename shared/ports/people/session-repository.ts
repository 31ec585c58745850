import type { Session } from "#shared/domain/people/session.ts";

/** The sessions of people who signed in here. They are no part of a backup: after a restore one signs in again. */
export interface SessionRepository {
  /**
   * Keeps a session of a person; of more than `sessionsMax` the oldest go, and so do those that began before `keptSince`,
   * which nobody may be signed in by any more.
   */
  add(subject: string, session: Session, keptSince: string): Promise<void>;
  find(subject: string, secretHash: string): Promise<Session | undefined>;
  /** Ends a session; that it is not there is no fault. */
  end(subject: string, secretHash: string): Promise<void>;
}
