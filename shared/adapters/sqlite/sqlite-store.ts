import type { AccountStore } from "#shared/ports/people/accounts.ts";
import type { Store } from "#shared/ports/store.ts";
import { openDatabase } from "./database.ts";
import { checkPagesAside } from "./quick-check.ts";
import { issuerRow } from "./row-schemas.ts";
import { createSqliteAccessLog } from "./sqlite-access-log.ts";
import { createSqliteAccountCarrier } from "./sqlite-account-carrier.ts";
import { createSqliteAccountRepository } from "./sqlite-account-repository.ts";
import { createSqliteAssessmentRepository } from "./sqlite-assessment-repository.ts";
import { createSqliteCorrectionRepository } from "./sqlite-correction-repository.ts";
import { createSqliteDecisionRepository } from "./sqlite-decision-repository.ts";
import { createSqliteEntryLinkRepository } from "./sqlite-entry-link-repository.ts";
import { createSqliteImportRepository } from "./sqlite-import-repository.ts";
import { createSqliteKeyMark } from "./sqlite-key-mark.ts";
import { createSqliteLedger } from "./sqlite-ledger.ts";
import { createSqliteMailingRepository } from "./sqlite-mailing-repository.ts";
import { createSqliteMemberRepository } from "./sqlite-member-repository.ts";
import { createSqliteOidcItems, type OidcItems } from "./sqlite-oidc-items.ts";
import { createSqlitePeopleRepository } from "./sqlite-people-repository.ts";
import { createSqlitePoorHouseholdRepository } from "./sqlite-poor-household-repository.ts";
import { createSqliteRegisterChangeRepository } from "./sqlite-register-change-repository.ts";
import { createSqliteAssociationRepository } from "./sqlite-registers.ts";
import { createSqliteReportArchive } from "./sqlite-report-archive.ts";
import { createSqliteSessionRepository } from "./sqlite-session-repository.ts";
import { createSqliteSettingsRepository } from "./sqlite-settings-repository.ts";
import { createSqliteSnapshotStore } from "./sqlite-snapshot-store.ts";

/** The store in one SQLite file; several processes may have it open. */
export type SqliteStore = Store &
  AccountStore & {
    /** Every issuer that somebody in the register of people is, or was, of. */
    issuers(): string[];
    /** What an embedded OpenID provider keeps, in the same file. */
    oidcItems(nowSeconds: () => number): OidcItems;
    /** Whether damaged pages were met since it was opened. */
    damaged(): boolean;
    close(): void;
  };

/** Opens the store in a file, or in memory for `:memory:`, and brings it to the newest schema. Fails with `ledger-damaged`. */
export function openSqliteStore({ file }: { file: string }): SqliteStore {
  const database = openDatabase(file);
  return {
    ledger: createSqliteLedger(database),
    snapshots: createSqliteSnapshotStore(database),
    decisions: createSqliteDecisionRepository(database),
    corrections: createSqliteCorrectionRepository(database),
    imports: createSqliteImportRepository(database),
    people: createSqlitePeopleRepository(database),
    associations: createSqliteAssociationRepository(database),
    members: createSqliteMemberRepository(database),
    poorHouseholds: createSqlitePoorHouseholdRepository(database),
    registerChanges: createSqliteRegisterChangeRepository(database),
    reports: createSqliteReportArchive(database),
    readings: createSqliteAccessLog(database),
    settings: createSqliteSettingsRepository(database),
    accounts: createSqliteAccountRepository(database),
    entryLinks: createSqliteEntryLinkRepository(database),
    accountCarrier: createSqliteAccountCarrier(database),
    sessions: createSqliteSessionRepository(database),
    issuers: () =>
      database
        .all("SELECT issuer FROM person UNION SELECT issuer FROM people_change ORDER BY issuer")
        .map((row) => issuerRow.parse(row)),
    mailings: createSqliteMailingRepository(database),
    assessments: createSqliteAssessmentRepository(database),
    keyMark: createSqliteKeyMark(database),
    async storeCheck() {
      if (file !== ":memory:" && !(await checkPagesAside(file))) database.noteDamage();
      return database.damaged() ? "damaged" : "sound";
    },
    damaged: database.damaged,
    oidcItems: (nowSeconds) => createSqliteOidcItems(database, nowSeconds),
    close: () => database.close(),
  };
}
