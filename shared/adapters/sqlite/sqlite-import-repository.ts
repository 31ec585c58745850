import { type ImportRecord, importStates, importWork } from "#shared/domain/imports/import-record.ts";
import { pageSizeMax } from "#shared/ports/base/page.ts";
import type { ImportRepository } from "#shared/ports/imports/import-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database } from "./database.ts";
import { importRow } from "./row-schemas.ts";

const statesAtWork = importStates.filter((state) => importWork[state] !== undefined);

/** The imports in SQLite, each as one JSON record under its revision. */
export function createSqliteImportRepository(database: Database): ImportRepository {
  return {
    async add(record) {
      database.run(
        "INSERT INTO import (import_id, revision, state, announced_at, record) VALUES (?, ?, ?, ?, ?)",
        record.importId,
        record.revision,
        record.state,
        record.announcedAt,
        toJsonText(record),
      );
    },
    async get(importId) {
      const row = database.get("SELECT record FROM import WHERE import_id = ?", importId);
      return row === undefined ? undefined : importRow.parse(row);
    },
    async replace(record) {
      const { changes } = database.run(
        "UPDATE import SET revision = ?, state = ?, record = ? WHERE import_id = ? AND revision = ?",
        record.revision,
        record.state,
        toJsonText(record),
        record.importId,
        record.revision - 1,
      );
      return changes === 1n;
    },
    async list(limit, cursor) {
      const before = cursor === undefined ? ["~", "~"] : decodeCursor(cursor, 2);
      const sql = `SELECT record FROM import WHERE (announced_at, import_id) < (?, ?)
        ORDER BY announced_at DESC, import_id DESC LIMIT ?`;
      const records = database
        .all(sql, ...before, limit + 1)
        .map((row): ImportRecord => importRow.parse(row));
      return pageOf(records, limit, ({ announcedAt, importId }) => [announcedAt, importId]);
    },
    async listAtWork() {
      const sql = `SELECT record FROM import WHERE state IN (${statesAtWork.map(() => "?").join(", ")})
        ORDER BY announced_at, import_id LIMIT ?`;
      return database.all(sql, ...statesAtWork, pageSizeMax).map((row) => importRow.parse(row));
    },
  };
}
