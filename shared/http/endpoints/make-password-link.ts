import { makePasswordLink } from "#shared/app/make-password-link.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { madeLinkToWire } from "../wire/people.ts";

/** Makes a one-time link for a new password. */
export const makePasswordLinkEndpoint = defineEndpoint(
  peopleRoutes["make-password-link"],
  async (deps, caller, { body }) => madeLinkToWire(deps, await makePasswordLink(deps, caller, body.subject)),
);
