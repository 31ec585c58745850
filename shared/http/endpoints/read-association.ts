import { lookUpAssociation, readAssociation } from "#shared/app/read-association.ts";
import { loanRoutes } from "#shared/contract/loan-routes.ts";
import { defineEndpointAhead } from "../define-endpoint.ts";
import { standingToWire } from "../wire/association.ts";

/** Shows how an association stands. */
export const readAssociationEndpoint = defineEndpointAhead(
  loanRoutes["read-association"],
  (deps, { params }) => lookUpAssociation(deps, params.associationId),
  async (deps, caller, { params, query }, found) =>
    standingToWire(await readAssociation(deps, caller, { ...params, ...query }, found)),
);
