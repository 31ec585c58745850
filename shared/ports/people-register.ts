import type { Person } from "#shared/domain/person.ts";

/** Who may do what: one entry for each subject of an issuer. */
export interface PeopleRegister {
  find(issuer: string, subject: string): Promise<Person | undefined>;
  /** Adds or replaces a person. */
  put(person: Person): Promise<void>;
}
