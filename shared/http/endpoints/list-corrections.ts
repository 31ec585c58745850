import { listCorrections } from "#shared/app/list-corrections.ts";
import { correctionRoutes } from "#shared/contract/correction-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { correctionToWire } from "../wire/correction.ts";

/** Lists the correction requests that the caller may see. */
export const listCorrectionsEndpoint = defineEndpoint(
  correctionRoutes["list-corrections"],
  async (deps, caller, { query }) => {
    const { items, cursor, counts } = await listCorrections(deps, caller, query);
    return { items: items.map((seen) => correctionToWire(seen, caller)), cursor, counts };
  },
);
