import { makePasswordLink } from "#shared/app/people/make-password-link.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { madeLinkToWire } from "./people-wire.ts";

/** Makes a one-time link for a new password. */
export const makePasswordLinkEndpoint = defineEndpoint(
  peopleRoutes["make-password-link"],
  async (deps, caller, { body }) => madeLinkToWire(deps, await makePasswordLink(deps, caller, body.subject)),
);
