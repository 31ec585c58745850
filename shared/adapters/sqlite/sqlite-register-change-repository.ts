import type { RegisterChange } from "#shared/domain/associations/member.ts";
import type { RegisterChangeRepository } from "#shared/ports/associations/member-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database } from "./database.ts";
import { registerChangeRow } from "./row-schemas.ts";

/** What was done to the registers in SQLite, each change as one JSON record. */
export function createSqliteRegisterChangeRepository(database: Database): RegisterChangeRepository {
  return {
    async put(change) {
      database.run(
        "INSERT OR REPLACE INTO register_change (change_id, at, record) VALUES (?, ?, ?)",
        change.changeId,
        change.at,
        toJsonText(change),
      );
    },
    async get(changeId) {
      const row = database.get("SELECT record FROM register_change WHERE change_id = ?", changeId);
      return row === undefined ? undefined : registerChangeRow.parse(row);
    },
    async list(limit, cursor) {
      const before = cursor === undefined ? ["~", "~"] : decodeCursor(cursor, 2);
      const sql = `SELECT record FROM register_change WHERE (at, change_id) < (?, ?)
        ORDER BY at DESC, change_id DESC LIMIT ?`;
      const found = database
        .all(sql, ...before, limit + 1)
        .map((row): RegisterChange => registerChangeRow.parse(row));
      return pageOf(found, limit, ({ at, changeId }) => [at, changeId]);
    },
  };
}
