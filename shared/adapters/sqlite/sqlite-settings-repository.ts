import type { SettingsRepository } from "#shared/ports/programme/settings-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database } from "./database.ts";
import { settingsRow } from "./row-schemas.ts";

/** The versions of the settings in SQLite, each as one JSON record. */
export function createSqliteSettingsRepository(database: Database): SettingsRepository {
  return {
    async current() {
      const row = database.get("SELECT record FROM settings_version ORDER BY revision DESC LIMIT 1");
      return row === undefined ? undefined : settingsRow.parse(row);
    },
    async add(version) {
      const { changes } = database.run(
        "INSERT OR IGNORE INTO settings_version (revision, changed_at, record) VALUES (?, ?, ?)",
        version.revision,
        version.changedAt,
        toJsonText(version),
      );
      return changes === 1n;
    },
    async list(limit, cursor) {
      const [before] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const sql = `SELECT record FROM settings_version WHERE revision < CAST(? AS INTEGER)
        ORDER BY revision DESC LIMIT ?`;
      const found = database
        .all(sql, before ?? String(Number.MAX_SAFE_INTEGER), limit + 1)
        .map((row) => settingsRow.parse(row));
      return pageOf(found, limit, ({ revision }) => [String(revision)]);
    },
    async asOf(instant) {
      const sql = "SELECT record FROM settings_version WHERE changed_at <= ? ORDER BY revision DESC LIMIT 1";
      const row = database.get(sql, instant);
      return row === undefined ? undefined : settingsRow.parse(row);
    },
  };
}
