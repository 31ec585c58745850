import { listJournal } from "#shared/app/audit/list-journal.ts";
import { knownNames } from "#shared/app/imports/known-names.ts";
import { auditRoutes } from "#shared/contract/audit/audit-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { blockToWire } from "#shared/http/ledger/journal-wire.ts";

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
