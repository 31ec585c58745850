import { invitePerson } from "#shared/app/invite-person.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { madeLinkToWire } from "../wire/people.ts";

/** Invites a person by a one-time link. */
export const invitePersonEndpoint = defineEndpoint(
  peopleRoutes["invite-person"],
  async (deps, caller, { body }) => madeLinkToWire(deps, await invitePerson(deps, caller, body)),
);
