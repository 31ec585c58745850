import { type DecisionRepository, decisionsAtOnceMax } from "#shared/ports/imports/decision-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database } from "./database.ts";
import { decisionRow } from "./row-schemas.ts";

/** The decisions in SQLite, each as one JSON record. */
export function createSqliteDecisionRepository(database: Database): DecisionRepository {
  return {
    async put(decisions) {
      if (decisions.length > decisionsAtOnceMax)
        throw new RangeError(`at most ${decisionsAtOnceMax} decisions`);
      database.transaction(() => {
        for (const decision of decisions) {
          database.run(
            "INSERT OR REPLACE INTO decision (bank_id, kind, key, record) VALUES (?, ?, ?, ?)",
            decision.bankId,
            decision.matter.kind,
            decision.key,
            toJsonText(decision),
          );
        }
      });
    },
    async find(bankId, kind, keys) {
      if (keys.length > decisionsAtOnceMax) throw new RangeError(`at most ${decisionsAtOnceMax} keys`);
      const sql = `SELECT record FROM decision WHERE bank_id = ? AND kind = ?
        AND key IN (SELECT value FROM json_each(?))`;
      return database.all(sql, bankId, kind, JSON.stringify(keys)).map((row) => decisionRow.parse(row));
    },
    async list(bankId, kind, limit, cursor) {
      const [after = ""] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const sql =
        "SELECT record FROM decision WHERE bank_id = ? AND kind = ? AND key > ? ORDER BY key LIMIT ?";
      const found = database.all(sql, bankId, kind, after, limit + 1).map((row) => decisionRow.parse(row));
      return pageOf(found, limit, ({ key }) => [key]);
    },
  };
}
