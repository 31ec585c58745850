import { nameKey } from "#shared/domain/people/account.ts";
import type { AccountCarrier } from "#shared/ports/people/accounts.ts";
import { toJsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";
import { carriedAccountRow } from "./row-schemas.ts";

/** Carries the accounts of an embedded issuer from one SQLite file to another. */
export function createSqliteAccountCarrier(database: Database): AccountCarrier {
  return {
    async carried() {
      return database
        .all("SELECT subject, record FROM account ORDER BY subject")
        .map((row) => carriedAccountRow.parse(row));
    },
    async takeIn({ subject, account }) {
      database.run(
        "INSERT OR IGNORE INTO account (subject, name_key, record) VALUES (?, ?, ?)",
        subject,
        account === undefined ? null : nameKey(account.name),
        account === undefined ? null : toJsonText(account),
      );
    },
  };
}
