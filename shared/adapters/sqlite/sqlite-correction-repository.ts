import {
  type CorrectionRequest,
  correctionStateOf,
  latestEvent,
} from "#shared/domain/corrections/correction-request.ts";
import {
  type CorrectionFilter,
  type CorrectionRepository,
  correctionsCountedMax,
} from "#shared/ports/corrections/correction-repository.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database } from "./database.ts";
import { changedAtRow, correctionRow } from "./row-schemas.ts";

/** The correction requests in SQLite, each as one JSON record; an index lets one be open for a loan and an association. */
export function createSqliteCorrectionRepository(database: Database): CorrectionRepository {
  const stored = (correctionId: string) => {
    const row = database.get("SELECT record FROM correction WHERE correction_id = ?", correctionId);
    return row === undefined ? undefined : correctionRow.parse(row);
  };
  return {
    async write(request) {
      return database.transaction(() => {
        const before = stored(request.correctionId)?.revision ?? 0;
        if (before !== request.revision - 1) return "moved";
        return before === 0 ? insert(database, request) : update(database, request);
      });
    },
    async takeIn(request) {
      insert(database, request);
    },
    async get(correctionId) {
      return stored(correctionId);
    },
    async list(filter, limit, cursor) {
      const { conditions, values } = conditionsOf(filter);
      const [direction, beyond] = filter.state === "open" ? ["ASC", ">"] : ["DESC", "<"];
      if (cursor !== undefined) {
        conditions.push(`(changed_at, correction_id) ${beyond} (?, ?)`);
        values.push(...decodeCursor(cursor, 2));
      }
      const sql = `SELECT record FROM correction WHERE ${conditions.join(" AND ")}
        ORDER BY changed_at ${direction}, correction_id ${direction} LIMIT ?`;
      const found = database.all(sql, ...values, limit + 1).map((row) => correctionRow.parse(row));
      return pageOf(found, limit, (one) => [latestEvent(one).at, one.correctionId]);
    },
    async changedAts(state, scope) {
      const { conditions, values } = conditionsOf({ state, ...scope });
      const sql = `SELECT changed_at FROM correction WHERE ${conditions.join(" AND ")} LIMIT ?`;
      return database.all(sql, ...values, correctionsCountedMax).map((row) => changedAtRow.parse(row));
    },
  };
}

function insert(database: Database, request: CorrectionRequest): "written" | "taken" {
  const { changes } = database.run(
    `INSERT OR IGNORE INTO correction
      (correction_id, revision, state, association_id, bank_id, loan_no, changed_at, record)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    request.correctionId,
    request.revision,
    correctionStateOf(request),
    request.associationId,
    request.bankId,
    request.loanNo,
    latestEvent(request).at,
    toJsonText(request),
  );
  return changes === 1n ? "written" : "taken";
}

function update(database: Database, request: CorrectionRequest): "written" | "taken" {
  const { changes } = database.run(
    "UPDATE OR IGNORE correction SET revision = ?, association_id = ?, state = ?, changed_at = ?, record = ? WHERE correction_id = ?",
    request.revision,
    request.associationId,
    correctionStateOf(request),
    latestEvent(request).at,
    toJsonText(request),
    request.correctionId,
  );
  return changes === 1n ? "written" : "taken";
}

function conditionsOf(filter: CorrectionFilter): { conditions: string[]; values: string[] } {
  const asked = [
    ["state = ?", filter.state],
    ["association_id = ?", filter.associationId],
    [
      "association_id IN (SELECT value FROM json_each(?))",
      filter.associationIds && JSON.stringify(filter.associationIds),
    ],
    ["bank_id = ?", filter.bankId],
    ["loan_no = ?", filter.loanNo],
    ["changed_at >= ?", filter.changedFrom],
    ["changed_at < ?", filter.changedBefore],
  ] as const;
  const given = asked.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]));
  return { conditions: given.map(({ condition }) => condition), values: given.map(({ value }) => value) };
}
