import type { Member } from "#shared/domain/associations/member.ts";
import type { MemberRepository } from "#shared/ports/associations/member-repository.ts";
import { checkIdentitiesAtOnce, checkVersionsAtOnce } from "../stored/check-at-once.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database } from "./database.ts";
import { memberRow } from "./row-schemas.ts";
import { writeAllOrNone } from "./write-all-or-none.ts";

const memberKey = ({ associationId, identityHash }: Member) => [associationId, identityHash];

/** The registers of members in SQLite: the present versions, and all that there ever were, each as one JSON record. */
export function createSqliteMemberRepository(database: Database): MemberRepository {
  const find = (sql: string, ...values: (string | number)[]) =>
    database.all(sql, ...values).map((row): Member => memberRow.parse(row));
  return {
    async byIdentity(identityHashes) {
      checkIdentitiesAtOnce(identityHashes);
      const sql = `SELECT record FROM member WHERE identity_hash IN (SELECT value FROM json_each(?))
        ORDER BY association_id, identity_hash`;
      return find(sql, JSON.stringify(identityHashes));
    },
    async ofAssociation(associationId, limit, cursor) {
      const [after = ""] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const sql = `SELECT record FROM member WHERE association_id = ? AND identity_hash > ?
        ORDER BY identity_hash LIMIT ?`;
      return pageOf(find(sql, associationId, after, limit + 1), limit, ({ identityHash }) => [identityHash]);
    },
    async list(limit, cursor) {
      const after = cursor === undefined ? ["", ""] : decodeCursor(cursor, 2);
      const sql = `SELECT record FROM member WHERE (association_id, identity_hash) > (?, ?)
        ORDER BY association_id, identity_hash LIMIT ?`;
      return pageOf(find(sql, ...after, limit + 1), limit, memberKey);
    },
    async versions(associationId, identityHash) {
      const sql = `SELECT record FROM member_version WHERE association_id = ? AND identity_hash = ?
        ORDER BY revision`;
      return find(sql, associationId, identityHash);
    },
    async write(members) {
      checkVersionsAtOnce(members.map(memberKey));
      return writeAllOrNone(database, members, (member) => writeVersion(database, member));
    },
  };
}

/** Writes a version if it follows the one that is stored. */
function writeVersion(database: Database, member: Member): boolean {
  const { associationId, identityHash, revision } = member;
  const record = toJsonText(member);
  const { changes } =
    revision === 1
      ? database.run(
          "INSERT OR IGNORE INTO member (association_id, identity_hash, revision, record) VALUES (?, ?, 1, ?)",
          associationId,
          identityHash,
          record,
        )
      : database.run(
          `UPDATE member SET revision = ?, record = ?
            WHERE association_id = ? AND identity_hash = ? AND revision = ?`,
          revision,
          record,
          associationId,
          identityHash,
          revision - 1,
        );
  if (changes === 0n) return false;
  database.run(
    "INSERT INTO member_version (association_id, identity_hash, revision, record) VALUES (?, ?, ?, ?)",
    associationId,
    identityHash,
    revision,
    record,
  );
  return true;
}
