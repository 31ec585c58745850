import { readProgress } from "#shared/app/progress/read-progress.ts";
import { figureRoutes } from "#shared/contract/progress/figure-routes.ts";
import { defineEndpointAhead } from "#shared/http/base/define-endpoint.ts";
import { progressToWire } from "./progress-wire.ts";

/** Says how the programme stands against its goal. */
export const readProgressEndpoint = defineEndpointAhead(
  figureRoutes["read-progress"],
  ({ snapshots }) => snapshots.latest(),
  async (deps, _caller, { query }, snapshot) => progressToWire(await readProgress(deps, query, snapshot)),
);
