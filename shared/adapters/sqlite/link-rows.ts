import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import { toJsonText } from "../stored/json-text.ts";
import type { Database } from "./database.ts";
import { entryLinkRow } from "./row-schemas.ts";

/** Reads the link of an id. */
export function linkById(database: Database, linkId: string): EntryLink | undefined {
  const row = database.get("SELECT record FROM entry_link WHERE link_id = ?", linkId);
  return row === undefined ? undefined : entryLinkRow.parse(row);
}

/** Writes a link's row again, within whatever transaction is open. */
export function replaceLink(database: Database, link: EntryLink): void {
  database.run("UPDATE entry_link SET record = ? WHERE link_id = ?", toJsonText(link), link.linkId);
}
