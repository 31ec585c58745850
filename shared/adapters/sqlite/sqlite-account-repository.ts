import { createHash } from "node:crypto";
import { type Account, nameKey } from "#shared/domain/people/account.ts";
import { entryLinkState } from "#shared/domain/people/entry-link.ts";
import { afterWrongPassword } from "#shared/domain/people/lock-out.ts";
import type { AccountRepository } from "#shared/ports/people/accounts.ts";
import { toJsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";
import { linkById, replaceLink } from "./link-rows.ts";
import { writePeopleChange, writePerson } from "./people-rows.ts";
import { accountRow, entryLinkRow, signInTriesRow } from "./row-schemas.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The accounts in SQLite, with the tries at their passwords, beside the people and the links. Of an account that was
 * taken away a row without name and record stays; tries are kept under a hash, as a name may be a password in the wrong field.
 */
export function createSqliteAccountRepository(database: Database): AccountRepository {
  const bySubject = (subject: string) => {
    const row = database.get("SELECT record FROM account WHERE subject = ? AND record IS NOT NULL", subject);
    return row === undefined ? undefined : accountRow.parse(row);
  };
  const change = (subject: string, changed: Partial<Account>) => {
    const account = bySubject(subject);
    if (account === undefined) return;
    const record = toJsonText({ ...account, ...changed });
    database.run("UPDATE account SET record = ? WHERE subject = ?", record, subject);
  };
  const triesOf = (name: string) => {
    const row = database.get(
      "SELECT wrong, locked_until_ms FROM sign_in_tries WHERE name_hash = ?",
      hashOf(name),
    );
    return row === undefined ? undefined : signInTriesRow.parse(row);
  };
  const forget = (name: string) =>
    database.run("DELETE FROM sign_in_tries WHERE name_hash = ?", hashOf(name));
  return {
    async any() {
      return database.get("SELECT 1 FROM account LIMIT 1") !== undefined;
    },
    find: async (subject) => bySubject(subject),
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
        const link = linkById(database, linkId);
        if (link === undefined || entryLinkState(link, at) !== "open") return "link-ended";
        const { changes } = database.run(
          "INSERT OR IGNORE INTO account (subject, name_key, record) VALUES (?, ?, ?)",
          account.subject,
          nameKey(account.name),
          toJsonText(account),
        );
        if (changes === 0n) return "name-taken";
        replaceLink(database, { ...link, usedAt: at });
        writePerson(database, person);
        writePeopleChange(database, person.issuer, peopleChange);
        forget(account.name);
        return "joined";
      }),
    setPassword: async (subject, passwordHash, at, linkId) =>
      database.transaction(() => {
        const account = bySubject(subject);
        if (account === undefined) return false;
        if (linkId !== undefined) {
          const link = linkById(database, linkId);
          if (link === undefined || entryLinkState(link, at) !== "open") return false;
          replaceLink(database, { ...link, usedAt: at });
        }
        change(subject, { passwordHash, passwordSetAt: at });
        forget(account.name);
        return true;
      }),
    async noteSignIn(subject, at) {
      database.transaction(() => change(subject, { lastSignInAt: at }));
    },
    async remove(subject, at) {
      database.transaction(() => {
        database.run("UPDATE account SET name_key = NULL, record = NULL WHERE subject = ?", subject);
        const links = database.all(
          "SELECT record FROM entry_link WHERE json_extract(record, '$.subject') = ?",
          subject,
        );
        for (const link of links.map((row) => entryLinkRow.parse(row))) {
          if (entryLinkState(link, at) === "open") replaceLink(database, { ...link, endedAt: at });
        }
      });
    },
    countTry: async (name, nowMs) =>
      database.transaction(() => {
        const tries = triesOf(name);
        if (tries !== undefined && tries.lockedUntilMs > nowMs) return tries.lockedUntilMs;
        const { wrong, lockedUntilMs } = afterWrongPassword(tries, nowMs);
        database.run("DELETE FROM sign_in_tries WHERE last_ms < ?", nowMs - dayMs);
        database.run(
          "INSERT OR REPLACE INTO sign_in_tries (name_hash, wrong, locked_until_ms, last_ms) VALUES (?, ?, ?, ?)",
          hashOf(name),
          wrong,
          lockedUntilMs,
          Math.max(nowMs, lockedUntilMs),
        );
        return 0;
      }),
    async forgetTries(name) {
      forget(name);
    },
    async lockedUntilMs(name, nowMs) {
      const until = triesOf(name)?.lockedUntilMs ?? 0;
      return until > nowMs ? until : 0;
    },
    async endSessions(subject) {
      database.run("DELETE FROM oidc_item WHERE json_extract(payload, '$.accountId') = ?", subject);
    },
  };
}

function hashOf(name: string): string {
  return createHash("sha256").update(nameKey(name)).digest("hex");
}
