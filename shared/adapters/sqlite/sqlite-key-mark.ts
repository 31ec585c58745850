import type { KeyMark } from "#shared/ports/imports/key-mark.ts";
import type { Database } from "./database.ts";
import { keyMarkRow } from "./row-schemas.ts";

/** The mark of the identity key in SQLite: one row. */
export function createSqliteKeyMark(database: Database): KeyMark {
  return {
    async get() {
      const row = database.get("SELECT mark FROM key_mark");
      return row === undefined ? undefined : keyMarkRow.parse(row);
    },
    async put(mark) {
      database.run(
        "INSERT INTO key_mark (id, mark) VALUES (1, ?) ON CONFLICT DO UPDATE SET mark = ?",
        mark,
        mark,
      );
    },
  };
}
