import { firstKeptHour } from "#shared/domain/people/reading.ts";
import type { AccessLog } from "#shared/ports/people/access-log.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { pageOf } from "../stored/page-of.ts";
import { readingKey } from "../stored/reading-key.ts";
import type { Database } from "./database.ts";
import { readingRow } from "./row-schemas.ts";

/** Who looked at the data of each association, in SQLite; adding takes out what has been kept for long enough. */
export function createSqliteAccessLog(database: Database): AccessLog {
  return {
    async add(reading) {
      const key = readingKey(reading);
      const { associationId, readAt, readerKey, readerName, readerRole, kind, loanNo } = reading;
      if (database.get("SELECT 1 FROM reading WHERE association_id = ? AND key = ?", associationId, key))
        return;
      database.transaction(() => {
        database.run(
          `INSERT OR IGNORE INTO reading
            (association_id, key, read_at, reader_key, reader_name, reader_role, kind, loan_no)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          associationId,
          key,
          readAt,
          readerKey,
          readerName,
          readerRole,
          kind,
          loanNo ?? null,
        );
        database.run(
          "DELETE FROM reading WHERE association_id = ? AND key < ?",
          associationId,
          firstKeptHour(readAt),
        );
      });
    },
    async list(associationId, firstHour, limit, cursor) {
      const [before = "~"] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const sql = `SELECT * FROM reading WHERE association_id = ? AND key >= ? AND key < ?
        ORDER BY key DESC LIMIT ?`;
      const rows = database.all(sql, associationId, firstHour, before, limit + 1);
      const found = rows.map((row) => readingRow.parse(row));
      return pageOf(found, limit, (reading) => [readingKey(reading)]);
    },
  };
}
