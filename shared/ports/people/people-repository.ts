import type { Person } from "#shared/domain/base/person.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** How many people of one issuer a programme may have. */
export const peopleMax = 5000;

/** By what a person is found. */
export type PersonKey = Pick<Person, "issuer" | "subject">;

/** Who may do what: one entry for each subject of an issuer, and what was changed about them. */
export interface PeopleRepository {
  find(issuer: string, subject: string): Promise<Person | undefined>;
  /** All people of an issuer, sorted by subject. */
  list(issuer: string): Promise<Person[]>;
  /**
   * Adds or replaces a person; a change given is kept with it, both or neither. `left` is another registered
   * person who at that moment must still be one who may let people in and out: if not, nothing is done, and it says false.
   */
  put(person: Person, change?: PeopleChange, left?: PersonKey): Promise<boolean>;
  /** Takes a person away and keeps the change, both or neither; one who is not there is no fault. `left` is as for `put`. */
  remove(issuer: string, subject: string, change: PeopleChange, left?: PersonKey): Promise<boolean>;
  /** Keeps a change that touches nobody's entry. */
  note(issuer: string, change: PeopleChange): Promise<void>;
  /** What was changed about the people of some issuers, newest first, at most `limit`. Fails with `cursor-invalid`. */
  changes(issuers: readonly string[], limit: number, cursor?: string): Promise<Page<PeopleChange>>;
}
