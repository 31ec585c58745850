import { makeAccessLink } from "#shared/app/make-access-link.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { madeLinkToWire } from "../wire/people.ts";

/** Makes an access link for an association. */
export const makeAccessLinkEndpoint = defineEndpoint(
  peopleRoutes["make-access-link"],
  async (deps, caller, { body }) => madeLinkToWire(deps, await makeAccessLink(deps, caller, body)),
);
