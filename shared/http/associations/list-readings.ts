import { listReadings } from "#shared/app/associations/list-readings.ts";
import { associationRoutes } from "#shared/contract/associations/association-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { readingToWire } from "./reading-wire.ts";

/** Lists who looked at an association's data. */
export const listReadingsEndpoint = defineEndpoint(
  associationRoutes["list-readings"],
  async (deps, caller, { params, query }) => {
    const { items, cursor } = await listReadings(deps, caller, { ...params, ...query });
    return { items: items.map(readingToWire), cursor };
  },
);
