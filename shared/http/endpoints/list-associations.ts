import { listAssociations } from "#shared/app/list-associations.ts";
import { loanRoutes } from "#shared/contract/loan-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { associationToWire } from "../wire/association.ts";

/** Lists the associations that the caller may see, with their totals. */
export const listAssociationsEndpoint = defineEndpoint(
  loanRoutes["list-associations"],
  async (deps, caller) => {
    const associations = await listAssociations(deps, caller);
    return { items: associations.map(associationToWire) };
  },
);
