import { lookUpAssociation, readAssociation } from "#shared/app/associations/read-association.ts";
import { associationRoutes } from "#shared/contract/associations/association-routes.ts";
import { defineEndpointAhead } from "#shared/http/base/define-endpoint.ts";
import { standingToWire } from "./association-wire.ts";

/** Shows how an association stands. */
export const readAssociationEndpoint = defineEndpointAhead(
  associationRoutes["read-association"],
  (deps, { params }) => lookUpAssociation(deps, params.associationId),
  async (deps, caller, { params, query }, found) =>
    standingToWire(await readAssociation(deps, caller, { ...params, ...query }, found)),
);
