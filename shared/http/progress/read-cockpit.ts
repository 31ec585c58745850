import { readCockpit } from "#shared/app/progress/read-cockpit.ts";
import { figureRoutes } from "#shared/contract/progress/figure-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { cockpitToWire } from "./cockpit-wire.ts";

/** Says what the programme's watchers see beside its progress. */
export const readCockpitEndpoint = defineEndpoint(
  figureRoutes["read-cockpit"],
  async (deps, _caller, { query }) => cockpitToWire(await readCockpit(deps, query)),
);
