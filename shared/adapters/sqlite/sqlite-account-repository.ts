import { type Account, nameKey } from "#shared/domain/people/account.ts";
import { type EntryLink, entryLinkState } from "#shared/domain/people/entry-link.ts";
import type { AccountRepository, PasswordLinkUse } from "#shared/ports/people/accounts.ts";
import { toJsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";
import { linkById, replaceLink } from "./link-rows.ts";
import { writePeopleChange, writePerson } from "./people-rows.ts";
import { accountRow, entryLinkRow } from "./row-schemas.ts";
import { createSignInTries } from "./sign-in-tries.ts";

/**
 * The accounts in SQLite and the tries at their passwords, next to people and links. A removed account leaves a row
 * without name and record.
 */
export function createSqliteAccountRepository(database: Database): AccountRepository {
  const tries = createSignInTries(database);
  return {
    async any() {
      return database.get("SELECT 1 FROM account LIMIT 1") !== undefined;
    },
    find: async (subject) => accountOf(database, subject),
    async findByName(name) {
      const row = database.get("SELECT record FROM account WHERE name_key = ?", nameKey(name));
      return row === undefined ? undefined : accountRow.parse(row);
    },
    async list() {
      return database
        .all("SELECT record FROM account WHERE record IS NOT NULL ORDER BY subject")
        .map((row) => accountRow.parse(row));
    },
    join: async (linkId, at, account, person, peopleChange) =>
      database.transaction(() => {
        const link = openLink(database, linkId, at);
        if (link === undefined) return "link-ended";
        if (!insertAccount(database, account)) return "name-taken";
        replaceLink(database, { ...link, usedAt: at });
        writePerson(database, person);
        writePeopleChange(database, person.issuer, peopleChange);
        tries.forget(account.name);
        return "joined";
      }),
    setPassword: async (subject, passwordHash, at, by) =>
      database.transaction(() => {
        const name = setPassword(database, subject, { passwordHash, passwordSetAt: at }, by);
        if (name !== undefined) tries.forget(name);
        return name !== undefined;
      }),
    takeStep: async (subject, step) =>
      database.transaction(() => {
        const secondFactor = accountOf(database, subject)?.secondFactor;
        if (secondFactor === undefined || secondFactor.lastStep >= step) return false;
        changeAccount(database, subject, { secondFactor: { ...secondFactor, lastStep: step } });
        return true;
      }),
    setSecondFactor: async (subject, secondFactor) =>
      database.transaction(() => changeAccount(database, subject, { secondFactor })),
    async noteSignIn(subject, at) {
      database.transaction(() => void changeAccount(database, subject, { lastSignInAt: at }));
    },
    async remove(subject, at) {
      database.transaction(() => {
        database.run("UPDATE account SET name_key = NULL, record = NULL WHERE subject = ?", subject);
        endLinksOf(database, subject, at);
      });
    },
    countTry: async (name, nowMs) => database.transaction(() => tries.count(name, nowMs)),
    forgetTries: async (name) => tries.forget(name),
    lockedUntilMs: async (name, nowMs) => tries.lockedUntilMs(name, nowMs),
    async endSessions(subject) {
      database.run("DELETE FROM oidc_item WHERE json_extract(payload, '$.accountId') = ?", subject);
    },
  };
}

/** Gives the name of the account whose password was set; `undefined` where it, or an open link, is not there. */
function setPassword(
  database: Database,
  subject: string,
  changed: Pick<Account, "passwordHash" | "passwordSetAt">,
  by: PasswordLinkUse | undefined,
): string | undefined {
  const account = accountOf(database, subject);
  if (account === undefined) return undefined;
  if (by !== undefined) {
    const link = openLink(database, by.linkId, changed.passwordSetAt);
    if (link === undefined) return undefined;
    replaceLink(database, { ...link, usedAt: changed.passwordSetAt });
  }
  const { secondFactor } = by ?? account;
  changeAccount(database, subject, { ...changed, secondFactor });
  return account.name;
}

function accountOf(database: Database, subject: string): Account | undefined {
  const row = database.get("SELECT record FROM account WHERE subject = ? AND record IS NOT NULL", subject);
  return row === undefined ? undefined : accountRow.parse(row);
}

/** Tells whether the account is new, which it is not where its name is taken. */
function insertAccount(database: Database, account: Account): boolean {
  const { changes } = database.run(
    "INSERT OR IGNORE INTO account (subject, name_key, record) VALUES (?, ?, ?)",
    account.subject,
    nameKey(account.name),
    toJsonText(account),
  );
  return changes > 0n;
}

/** Tells whether the account is there to be changed. */
function changeAccount(database: Database, subject: string, changed: Partial<Account>): boolean {
  const account = accountOf(database, subject);
  if (account === undefined) return false;
  const record = toJsonText({ ...account, ...changed });
  database.run("UPDATE account SET record = ? WHERE subject = ?", record, subject);
  return true;
}

function openLink(database: Database, linkId: string, at: string): EntryLink | undefined {
  const link = linkById(database, linkId);
  return link !== undefined && entryLinkState(link, at) === "open" ? link : undefined;
}

function endLinksOf(database: Database, subject: string, at: string): void {
  const links = database.all(
    "SELECT record FROM entry_link WHERE json_extract(record, '$.subject') = ?",
    subject,
  );
  for (const link of links.map((row) => entryLinkRow.parse(row))) {
    if (entryLinkState(link, at) === "open") replaceLink(database, { ...link, endedAt: at });
  }
}
