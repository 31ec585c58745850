import type { MailingRepository } from "#shared/ports/reports/mailing-repository.ts";
import { toJsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";
import { mailingRow } from "./row-schemas.ts";

/** The mailings in SQLite, each as one JSON record under its version. */
export function createSqliteMailingRepository(database: Database): MailingRepository {
  return {
    async add(mailing) {
      const { changes } = database.run(
        "INSERT OR IGNORE INTO mailing (month, revision, version, record) VALUES (?, ?, ?, ?)",
        mailing.month,
        mailing.revision,
        mailing.version,
        toJsonText(mailing),
      );
      return changes === 1n;
    },
    async get(month, revision) {
      const sql = "SELECT record FROM mailing WHERE month = ? AND revision = ?";
      const row = database.get(sql, month, revision);
      return row === undefined ? undefined : mailingRow.parse(row);
    },
    async replace(mailing) {
      const { changes } = database.run(
        "UPDATE mailing SET version = ?, record = ? WHERE month = ? AND revision = ? AND version = ?",
        mailing.version,
        toJsonText(mailing),
        mailing.month,
        mailing.revision,
        mailing.version - 1,
      );
      return changes === 1n;
    },
    async list() {
      const rows = database.all("SELECT record FROM mailing ORDER BY month, revision");
      return rows.map((row) => mailingRow.parse(row));
    },
  };
}
