import { knownNames } from "#shared/app/known-names.ts";
import { listJournal } from "#shared/app/list-journal.ts";
import { auditRoutes } from "#shared/contract/audit-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { blockToWire } from "../wire/journal.ts";

/** Lists the journal, oldest first. */
export const listJournalEndpoint = defineEndpoint(
  auditRoutes["list-journal"],
  async (deps, caller, { query }) => {
    const { items, ...rest } = await listJournal(deps, query);
    const committers = items.map(({ by }) => by);
    const names = await knownNames(deps, caller.issuer, committers);
    const blocks = items.map((block) => ({ ...blockToWire(block, caller), byName: names.get(block.by) }));
    return { items: blocks, ...rest };
  },
);
