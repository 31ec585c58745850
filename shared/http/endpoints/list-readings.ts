import { listReadings } from "#shared/app/list-readings.ts";
import { loanRoutes } from "#shared/contract/loan-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { readingToWire } from "../wire/reading.ts";

/** Lists who looked at an association's data. */
export const listReadingsEndpoint = defineEndpoint(
  loanRoutes["list-readings"],
  async (deps, caller, { params, query }) => {
    const { items, cursor } = await listReadings(deps, caller, { ...params, ...query });
    return { items: items.map(readingToWire), cursor };
  },
);
