import { makeAccessLink } from "#shared/app/people/make-access-link.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { madeLinkToWire } from "./people-wire.ts";

/** Makes an access link for an association. */
export const makeAccessLinkEndpoint = defineEndpoint(
  peopleRoutes["make-access-link"],
  async (deps, caller, { body }) => madeLinkToWire(deps, await makeAccessLink(deps, caller, body)),
);
