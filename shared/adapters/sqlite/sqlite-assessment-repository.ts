import { assessmentKeyText } from "#shared/domain/reports/assessment/assessment-record.ts";
import type { AssessmentRepository } from "#shared/ports/reports/assessment-repository.ts";
import { toJsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";
import { assessmentRow } from "./row-schemas.ts";

/** The records of assessment in SQLite, each as one JSON record under its revision. */
export function createSqliteAssessmentRepository(database: Database): AssessmentRepository {
  return {
    async add(record) {
      const { changes } = database.run(
        "INSERT OR IGNORE INTO assessment (key, revision, record) VALUES (?, ?, ?)",
        assessmentKeyText(record),
        record.revision,
        toJsonText(record),
      );
      return changes === 1n;
    },
    async get(key) {
      const row = database.get("SELECT record FROM assessment WHERE key = ?", assessmentKeyText(key));
      return row === undefined ? undefined : assessmentRow.parse(row);
    },
    async replace(record) {
      const { changes } = database.run(
        "UPDATE assessment SET revision = ?, record = ? WHERE key = ? AND revision = ?",
        record.revision,
        toJsonText(record),
        assessmentKeyText(record),
        record.revision - 1,
      );
      return changes === 1n;
    },
    async list() {
      const rows = database.all("SELECT record FROM assessment ORDER BY key");
      return rows.map((row) => assessmentRow.parse(row));
    },
  };
}
