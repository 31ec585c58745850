import type { PeopleChange } from "#shared/domain/people-change.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Page } from "./ledger.ts";

/** How many people of one issuer a programme may have. */
export const peopleMax = 5000;

/** Who may do what: one entry for each subject of an issuer, and what was changed about them. */
export interface PeopleRegister {
  find(issuer: string, subject: string): Promise<Person | undefined>;
  /** All people of an issuer, sorted by subject. */
  list(issuer: string): Promise<Person[]>;
  /** Adds or replaces a person; a change given is kept with it, both or neither. */
  put(person: Person, change?: PeopleChange): Promise<void>;
  /** Takes a person away and keeps the change, both or neither; one who is not there is no fault. */
  remove(issuer: string, subject: string, change: PeopleChange): Promise<void>;
  /** Keeps a change that touches nobody's entry. */
  note(issuer: string, change: PeopleChange): Promise<void>;
  /** What was changed about the people of an issuer, newest first, at most `limit`. Fails with `cursor-invalid`. */
  changes(issuer: string, limit: number, cursor?: string): Promise<Page<PeopleChange>>;
}
