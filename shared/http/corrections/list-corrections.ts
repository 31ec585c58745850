import { listCorrections } from "#shared/app/corrections/list-corrections.ts";
import { correctionRoutes } from "#shared/contract/corrections/correction-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { correctionToWire } from "./correction-wire.ts";

/** Lists the correction requests that the caller may see. */
export const listCorrectionsEndpoint = defineEndpoint(
  correctionRoutes["list-corrections"],
  async (deps, caller, { query }) => {
    const { items, cursor, counts } = await listCorrections(deps, caller, query);
    return { items: items.map((seen) => correctionToWire(seen, caller)), cursor, counts };
  },
);
