import type { Person } from "#shared/domain/base/person.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import { toJsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";

/** Writes a person's row, within whatever transaction is open. */
export function writePerson(database: Database, person: Person): void {
  database.run(
    `INSERT OR REPLACE INTO person
      (issuer, subject, display_name, role, association_id, association_origin, bank_id, branch_ids, county_code, read_only,
        locked)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    person.issuer,
    person.subject,
    person.displayName,
    person.role,
    person.associationId ?? null,
    person.associationOrigin ?? null,
    person.bankId ?? null,
    person.branchIds === undefined ? null : JSON.stringify(person.branchIds),
    person.countyCode ?? null,
    person.readOnly === true ? 1 : 0,
    person.locked === true ? 1 : 0,
  );
}

/** Writes a change of people, within whatever transaction is open. */
export function writePeopleChange(database: Database, issuer: string, change: PeopleChange): void {
  database.run(
    "INSERT OR REPLACE INTO people_change (issuer, change_id, record) VALUES (?, ?, ?)",
    issuer,
    change.changeId,
    toJsonText(change),
  );
}
