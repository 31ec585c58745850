import { listJournal } from "#shared/app/list-journal.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { blockToWire } from "../wire/journal.ts";

/** Lists the journal, oldest first. */
export const listJournalEndpoint = defineEndpoint("list-journal", async (deps, caller, { query }) => {
  const { items, ...rest } = await listJournal(deps, query);
  return { items: items.map((block) => blockToWire(block, caller)), ...rest };
});
