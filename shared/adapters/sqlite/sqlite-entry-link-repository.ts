import { type EntryLink, entryLinkState } from "#shared/domain/people/entry-link.ts";
import { type EntryLinkRepository, entryLinksMax } from "#shared/ports/people/accounts.ts";
import { toJsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";
import { linkById, replaceLink } from "./link-rows.ts";
import { countRow, entryLinkRow } from "./row-schemas.ts";

/** The links that let people in, in SQLite. */
export function createSqliteEntryLinkRepository(database: Database): EntryLinkRepository {
  const all = () =>
    database.all("SELECT record FROM entry_link ORDER BY link_id DESC").map((row) => entryLinkRow.parse(row));
  const change = (linkId: string, changed: (link: EntryLink) => EntryLink) =>
    database.transaction(() => {
      const link = linkById(database, linkId);
      if (link !== undefined) replaceLink(database, changed(link));
    });
  /** Forgets the oldest link that lets nobody in any more, where there are too many; false when none is such. */
  const makeRoom = (now: string): boolean => {
    const { count } = countRow.parse(database.get("SELECT COUNT(*) AS count FROM entry_link"));
    if (count < entryLinksMax) return true;
    const closed = all().findLast((one) => entryLinkState(one, now) !== "open");
    if (closed === undefined) return false;
    database.run("DELETE FROM entry_link WHERE link_id = ?", closed.linkId);
    return true;
  };
  return {
    add: async (link) =>
      database.transaction(() => {
        if (!makeRoom(link.madeAt)) return false;
        database.run(
          "INSERT INTO entry_link (link_id, secret_hash, record) VALUES (?, ?, ?)",
          link.linkId,
          link.secretHash,
          toJsonText(link),
        );
        return true;
      }),
    get: async (linkId) => linkById(database, linkId),
    async findBySecret(secretHash) {
      const row = database.get("SELECT record FROM entry_link WHERE secret_hash = ?", secretHash);
      return row === undefined ? undefined : entryLinkRow.parse(row);
    },
    list: async () => all(),
    async end(linkId, endedAt, endedBy) {
      change(linkId, (link) => (link.endedAt === undefined ? { ...link, endedAt, endedBy } : link));
    },
    async noteUse(linkId, usedAt) {
      change(linkId, (link) => ({ ...link, usedAt }));
    },
  };
}
