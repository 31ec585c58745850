import type { AssociationRegister } from "#shared/ports/association-register.ts";
import type { ReportArchive } from "#shared/ports/report-archive.ts";
import type { Database } from "./database.ts";
import { associationRow, reportRow } from "./row-schemas.ts";

/** The associations in SQLite. */
export function createSqliteAssociationRegister(database: Database): AssociationRegister {
  return {
    async list() {
      return database
        .all("SELECT * FROM association ORDER BY association_id")
        .map((row) => associationRow.parse(row));
    },
    async get(associationId) {
      const row = database.get("SELECT * FROM association WHERE association_id = ?", associationId);
      return row === undefined ? undefined : associationRow.parse(row);
    },
    async takeIn(associations) {
      database.transaction(() => {
        for (const association of associations) {
          database.run(
            `INSERT OR IGNORE INTO association
              (association_id, name, county_code, social_credit_code, aliases, confirmed, taken_in_at)
              VALUES (?, ?, ?, ?, ?, ?, ?)`,
            association.associationId,
            association.name,
            association.countyCode,
            association.socialCreditCode ?? null,
            JSON.stringify(association.aliases),
            association.confirmed ? 1 : 0,
            association.takenInAt ?? null,
          );
        }
      });
    },
  };
}

/** The record of published reports in SQLite. */
export function createSqliteReportArchive(database: Database): ReportArchive {
  return {
    async add(report) {
      const { changes } = database.run(
        `INSERT OR IGNORE INTO report (month, revision, published_at, published_by, sha256, head_hash)
          VALUES (?, ?, ?, ?, ?, ?)`,
        report.month,
        report.revision,
        report.publishedAt,
        report.publishedBy,
        report.sha256,
        report.headHash,
      );
      return changes === 1n;
    },
    async get(month) {
      const row = database.get("SELECT * FROM report WHERE month = ?", month);
      return row === undefined ? undefined : reportRow.parse(row);
    },
    async list() {
      return database.all("SELECT * FROM report ORDER BY month DESC").map((row) => reportRow.parse(row));
    },
  };
}
