import type { ReportArchive } from "#shared/ports/reports/report-archive.ts";
import type { Database } from "./database.ts";
import { reportRow } from "./row-schemas.ts";

const columns = "month, revision, published_at, published_by, sha256, head_hash, provisional";
/** First revisions have the table of the time when there were no others. */
const all = `SELECT ${columns} FROM report UNION ALL SELECT ${columns} FROM report_revision`;

/** The record of published reports in SQLite. */
export function createSqliteReportArchive(database: Database): ReportArchive {
  const lastOf = (month: string) =>
    database.get(`SELECT * FROM (${all}) WHERE month = ? ORDER BY revision DESC LIMIT 1`, month);
  const insert = (table: string) =>
    `INSERT OR IGNORE INTO ${table} (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`;
  return {
    async add(report) {
      return database.transaction(() => {
        const last = lastOf(report.month);
        const follows = (last === undefined ? 0 : reportRow.parse(last).revision) + 1;
        if (report.revision !== follows) return false;
        const { changes } = database.run(
          insert(follows === 1 ? "report" : "report_revision"),
          report.month,
          report.revision,
          report.publishedAt,
          report.publishedBy,
          report.sha256,
          report.headHash,
          report.provisional === true ? 1 : null,
        );
        return changes === 1n;
      });
    },
    async get(month, revision) {
      const row =
        revision === undefined
          ? lastOf(month)
          : database.get(`SELECT * FROM (${all}) WHERE month = ? AND revision = ?`, month, revision);
      return row === undefined ? undefined : reportRow.parse(row);
    },
    async list() {
      return database
        .all(`SELECT * FROM (${all}) ORDER BY month DESC, revision`)
        .map((row) => reportRow.parse(row));
    },
  };
}
