import { readCockpit } from "#shared/app/read-cockpit.ts";
import { figureRoutes } from "#shared/contract/figure-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { cockpitToWire } from "../wire/cockpit.ts";

/** Says what the programme's watchers see beside its progress. */
export const readCockpitEndpoint = defineEndpoint(
  figureRoutes["read-cockpit"],
  async (deps, _caller, { query }) => cockpitToWire(await readCockpit(deps, query)),
);
