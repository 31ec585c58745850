import { invitePerson } from "#shared/app/people/invite-person.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { madeLinkToWire } from "./people-wire.ts";

/** Invites a person by a one-time link. */
export const invitePersonEndpoint = defineEndpoint(
  peopleRoutes["invite-person"],
  async (deps, caller, { body }) => madeLinkToWire(deps, await invitePerson(deps, caller, body)),
);
