import { listDecisions } from "#shared/app/list-decisions.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { decisionToWire } from "../wire/decision.ts";

/** Lists what a bank's people have decided. */
export const listDecisionsEndpoint = defineEndpoint(
  importRoutes["list-decisions"],
  async (deps, caller, { query }) => {
    const { items, cursor } = await listDecisions(deps, caller, query);
    return { items: items.map(decisionToWire), cursor };
  },
);
