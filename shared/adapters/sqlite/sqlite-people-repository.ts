import { mayLetIn } from "#shared/domain/base/person.ts";
import type { PeopleRepository, PersonKey } from "#shared/ports/people/people-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database } from "./database.ts";
import { writePeopleChange, writePerson } from "./people-rows.ts";
import { peopleChangeRow, personRow } from "./row-schemas.ts";

/** The people in SQLite, and what was changed about them. */
export function createSqlitePeopleRepository(database: Database): PeopleRepository {
  const find = (issuer: string, subject: string) => {
    const row = database.get("SELECT * FROM person WHERE issuer = ? AND subject = ?", issuer, subject);
    return row === undefined ? undefined : personRow.parse(row);
  };
  const isLeft = (left: PersonKey | undefined) => {
    const person = left && find(left.issuer, left.subject);
    return left === undefined || (person !== undefined && mayLetIn(person));
  };
  return {
    find: async (issuer, subject) => find(issuer, subject),
    async list(issuer) {
      return database
        .all("SELECT * FROM person WHERE issuer = ? ORDER BY subject", issuer)
        .map((row) => personRow.parse(row));
    },
    async put(person, change, left) {
      return database.transaction(() => {
        if (!isLeft(left)) return false;
        writePerson(database, person);
        if (change !== undefined) writePeopleChange(database, person.issuer, change);
        return true;
      });
    },
    async remove(issuer, subject, change, left) {
      return database.transaction(() => {
        if (!isLeft(left)) return false;
        database.run("DELETE FROM person WHERE issuer = ? AND subject = ?", issuer, subject);
        writePeopleChange(database, issuer, change);
        return true;
      });
    },
    async note(issuer, change) {
      writePeopleChange(database, issuer, change);
    },
    async changes(issuers, limit, cursor) {
      const [before = "~"] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const sql = `SELECT record FROM people_change
        WHERE issuer IN (SELECT value FROM json_each(?)) AND change_id < ? ORDER BY change_id DESC LIMIT ?`;
      const found = database
        .all(sql, JSON.stringify(issuers), before, limit + 1)
        .map((row) => peopleChangeRow.parse(row));
      return pageOf(found, limit, ({ changeId }) => [changeId]);
    },
  };
}
