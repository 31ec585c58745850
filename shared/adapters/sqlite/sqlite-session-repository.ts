import { sessionsMax } from "#shared/domain/people/session.ts";
import type { SessionRepository } from "#shared/ports/people/session-repository.ts";
import type { Database } from "./database.ts";
import { sessionRow } from "./row-schemas.ts";

/** Keeps the sessions in SQLite. */
export function createSqliteSessionRepository(database: Database): SessionRepository {
  return {
    async add(subject, { secretHash, signedInAt, passwordSetAt = null }, keptSince) {
      database.transaction(() => {
        database.run("DELETE FROM session WHERE signed_in_at < ?", keptSince);
        database.run(
          "INSERT INTO session (subject, secret_hash, signed_in_at, password_set_at) VALUES (?, ?, ?, ?)",
          subject,
          secretHash,
          signedInAt,
          passwordSetAt,
        );
        database.run(
          `DELETE FROM session WHERE subject = ?1 AND secret_hash IN (
            SELECT secret_hash FROM session WHERE subject = ?1
              ORDER BY signed_in_at DESC, secret_hash DESC LIMIT -1 OFFSET ?2
          )`,
          subject,
          sessionsMax,
        );
      });
    },
    async find(subject, secretHash) {
      const row = database.get(
        "SELECT secret_hash, signed_in_at, password_set_at FROM session WHERE subject = ? AND secret_hash = ?",
        subject,
        secretHash,
      );
      return row === undefined ? undefined : sessionRow.parse(row);
    },
    async end(subject, secretHash) {
      database.run("DELETE FROM session WHERE subject = ? AND secret_hash = ?", subject, secretHash);
    },
  };
}
