import type { AccountCarrier, AccountRegister, EntryLinkRegister } from "#shared/ports/people/accounts.ts";
import type { Store } from "#shared/ports/store.ts";
import { openDatabase } from "./database.ts";
import { checkPagesAside } from "./quick-check.ts";
import { issuerRow } from "./row-schemas.ts";
import { createSqliteAccountCarrier } from "./sqlite-account-carrier.ts";
import { createSqliteAccountRegister } from "./sqlite-account-register.ts";
import { createSqliteCorrectionRegister } from "./sqlite-correction-register.ts";
import { createSqliteDecisionRegister } from "./sqlite-decision-register.ts";
import { createSqliteEntryLinkRegister } from "./sqlite-entry-link-register.ts";
import { createSqliteImportRegister } from "./sqlite-import-register.ts";
import { createSqliteKeyMark } from "./sqlite-key-mark.ts";
import { createSqliteLedger } from "./sqlite-ledger.ts";
import { createSqliteMailingRegister } from "./sqlite-mailing-register.ts";
import { createSqliteOidcItems, type OidcItems } from "./sqlite-oidc-items.ts";
import { createSqlitePeopleRegister } from "./sqlite-people-register.ts";
import { createSqliteReadingLog } from "./sqlite-reading-log.ts";
import { createSqliteAssociationRegister, createSqliteReportArchive } from "./sqlite-registers.ts";
import { createSqliteSettingsRegister } from "./sqlite-settings-register.ts";
import { createSqliteSnapshotShelf } from "./sqlite-snapshot-shelf.ts";

/** The store in one SQLite file; several processes may have it open. */
export type SqliteStore = Store & {
  /** The accounts and links of an embedded issuer, in the same file. */
  accounts: AccountRegister;
  entryLinks: EntryLinkRegister;
  accountCarrier: AccountCarrier;
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
    snapshots: createSqliteSnapshotShelf(database),
    decisions: createSqliteDecisionRegister(database),
    corrections: createSqliteCorrectionRegister(database),
    imports: createSqliteImportRegister(database),
    people: createSqlitePeopleRegister(database),
    associations: createSqliteAssociationRegister(database),
    reports: createSqliteReportArchive(database),
    readings: createSqliteReadingLog(database),
    settings: createSqliteSettingsRegister(database),
    accounts: createSqliteAccountRegister(database),
    entryLinks: createSqliteEntryLinkRegister(database),
    accountCarrier: createSqliteAccountCarrier(database),
    issuers: () =>
      database
        .all("SELECT issuer FROM person UNION SELECT issuer FROM people_change ORDER BY issuer")
        .map((row) => issuerRow.parse(row)),
    mailings: createSqliteMailingRegister(database),
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
