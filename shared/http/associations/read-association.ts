import { lookUpAssociation, readAssociation } from "#shared/app/associations/read-association.ts";
import { loanRoutes } from "#shared/contract/ledger/loan-routes.ts";
import { defineEndpointAhead } from "#shared/http/base/define-endpoint.ts";
import { standingToWire } from "./association-wire.ts";

/** Shows how an association stands. */
export const readAssociationEndpoint = defineEndpointAhead(
  loanRoutes["read-association"],
  (deps, { params }) => lookUpAssociation(deps, params.associationId),
  async (deps, caller, { params, query }, found) =>
    standingToWire(await readAssociation(deps, caller, { ...params, ...query }, found)),
);
