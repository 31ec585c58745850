import { listDecisions } from "#shared/app/imports/list-decisions.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { decisionToWire } from "./decision-wire.ts";

/** Lists what a bank's people have decided. */
export const listDecisionsEndpoint = defineEndpoint(
  importRoutes["list-decisions"],
  async (deps, caller, { query }) => {
    const { items, cursor } = await listDecisions(deps, caller, query);
    return { items: items.map(decisionToWire), cursor };
  },
);
