import { listAssociations } from "#shared/app/associations/list-associations.ts";
import { associationRoutes } from "#shared/contract/associations/association-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { associationToWire } from "./association-wire.ts";

/** Lists the associations that the caller may see, with their totals. */
export const listAssociationsEndpoint = defineEndpoint(
  associationRoutes["list-associations"],
  async (deps, caller) => {
    const associations = await listAssociations(deps, caller);
    return { items: associations.map(associationToWire) };
  },
);
