import { readProgress } from "#shared/app/read-progress.ts";
import { figureRoutes } from "#shared/contract/figure-routes.ts";
import { defineEndpointAhead } from "../define-endpoint.ts";
import { progressToWire } from "../wire/progress.ts";

/** Says how the programme stands against its goal. */
export const readProgressEndpoint = defineEndpointAhead(
  figureRoutes["read-progress"],
  ({ snapshots }) => snapshots.latest(),
  async (deps, _caller, { query }, snapshot) => progressToWire(await readProgress(deps, query, snapshot)),
);
