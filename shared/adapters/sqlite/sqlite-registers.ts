import { type Association, takenInAgain } from "#shared/domain/people/association.ts";
import type { AssociationRepository } from "#shared/ports/people/association-repository.ts";
import type { Database } from "./database.ts";
import { associationRow } from "./row-schemas.ts";

/** The associations in SQLite. */
export function createSqliteAssociationRepository(database: Database): AssociationRepository {
  return {
    async list() {
      return database
        .all("SELECT * FROM association WHERE withdrawn_at IS NULL ORDER BY association_id")
        .map((row) => associationRow.parse(row));
    },
    async listEver() {
      return database
        .all("SELECT * FROM association ORDER BY association_id")
        .map((row) => associationRow.parse(row));
    },
    async get(associationId) {
      const found = readAssociation(database, associationId);
      return found?.withdrawnAt === undefined ? found : undefined;
    },
    async takeIn(associations) {
      database.transaction(() => {
        for (const association of associations) {
          const known = readAssociation(database, association.associationId);
          if (known === undefined) writeAssociation(database, association);
          else if (known.withdrawnAt !== undefined && association.withdrawnAt === undefined)
            writeAssociation(database, takenInAgain(association, known));
        }
      });
    },
    async write(association) {
      return database.transaction(() => {
        const known = readAssociation(database, association.associationId);
        const follows =
          known !== undefined &&
          known.withdrawnAt === undefined &&
          association.revision === (known.revision ?? 1) + 1;
        if (follows) writeAssociation(database, association);
        return follows;
      });
    },
    async withdraw(associationIds, withdrawnAt) {
      database.transaction(() => {
        for (const associationId of associationIds) {
          database.run(
            "UPDATE association SET withdrawn_at = ? WHERE association_id = ? AND confirmed = 0 AND withdrawn_at IS NULL",
            withdrawnAt,
            associationId,
          );
        }
      });
    },
  };
}

function readAssociation(database: Database, associationId: string): Association | undefined {
  const row = database.get("SELECT * FROM association WHERE association_id = ?", associationId);
  return row === undefined ? undefined : associationRow.parse(row);
}

function writeAssociation(database: Database, association: Association): void {
  database.run(
    `INSERT OR REPLACE INTO association
      (association_id, name, county_code, social_credit_code, aliases, confirmed, taken_in_at, withdrawn_at, before,
        more)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    association.associationId,
    association.name,
    association.countyCode,
    association.socialCreditCode ?? null,
    JSON.stringify(association.aliases),
    association.confirmed ? 1 : 0,
    association.takenInAt ?? null,
    association.withdrawnAt ?? null,
    association.before === undefined ? null : JSON.stringify(association.before),
    moreText(association),
  );
}

/** What has no column; nothing for an association without any of it. */
function moreText(association: Association): string | null {
  const { township, contactName, contactPhone, closedOn, mergedInto, revision, versions } = association;
  const text = JSON.stringify({
    township,
    contactName,
    contactPhone,
    closedOn,
    mergedInto,
    revision,
    versions,
  });
  return text === "{}" ? null : text;
}
