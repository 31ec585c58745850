import type { PoorHousehold } from "#shared/domain/associations/member.ts";
import type { PoorHouseholdRepository } from "#shared/ports/associations/member-repository.ts";
import { checkIdentitiesAtOnce, checkVersionsAtOnce } from "../stored/check-at-once.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database } from "./database.ts";
import { poorHouseholdRow } from "./row-schemas.ts";
import { writeAllOrNone } from "./write-all-or-none.ts";

const householdKey = ({ identityHash }: PoorHousehold) => [identityHash];

/** The list of poor households in SQLite: the present versions, and all that there ever were, each as one JSON record. */
export function createSqlitePoorHouseholdRepository(database: Database): PoorHouseholdRepository {
  const find = (sql: string, ...values: (string | number)[]) =>
    database.all(sql, ...values).map((row): PoorHousehold => poorHouseholdRow.parse(row));
  return {
    async byIdentity(identityHashes) {
      checkIdentitiesAtOnce(identityHashes);
      const sql = `SELECT record FROM poor_household WHERE identity_hash IN (SELECT value FROM json_each(?))
        ORDER BY identity_hash`;
      return find(sql, JSON.stringify(identityHashes));
    },
    async list(limit, cursor) {
      const [after = ""] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const sql = "SELECT record FROM poor_household WHERE identity_hash > ? ORDER BY identity_hash LIMIT ?";
      return pageOf(find(sql, after, limit + 1), limit, householdKey);
    },
    async versions(identityHash) {
      return find(
        "SELECT record FROM poor_household_version WHERE identity_hash = ? ORDER BY revision",
        identityHash,
      );
    },
    async write(households) {
      checkVersionsAtOnce(households.map(householdKey));
      return writeAllOrNone(database, households, (household) => writeVersion(database, household));
    },
  };
}

/** Writes a version if it follows the one that is stored. */
function writeVersion(database: Database, household: PoorHousehold): boolean {
  const { identityHash, revision } = household;
  const record = toJsonText(household);
  const { changes } =
    revision === 1
      ? database.run(
          "INSERT OR IGNORE INTO poor_household (identity_hash, revision, record) VALUES (?, 1, ?)",
          identityHash,
          record,
        )
      : database.run(
          "UPDATE poor_household SET revision = ?, record = ? WHERE identity_hash = ? AND revision = ?",
          revision,
          record,
          identityHash,
          revision - 1,
        );
  if (changes === 0n) return false;
  database.run(
    "INSERT INTO poor_household_version (identity_hash, revision, record) VALUES (?, ?, ?)",
    identityHash,
    revision,
    record,
  );
  return true;
}
