import { readAssociation } from "#shared/app/read-association.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { standingToWire } from "../wire/association.ts";

/** Shows how an association stands. */
export const readAssociationEndpoint = defineEndpoint(
  "read-association",
  async (deps, caller, { params, query }) =>
    standingToWire(await readAssociation(deps, caller, { ...params, ...query })),
);
