import { removePerson } from "#shared/app/remove-person.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Takes a person away. */
export const removePersonEndpoint = defineEndpoint(
  peopleRoutes["remove-person"],
  async (deps, caller, { body }) => {
    await removePerson(deps, caller, body.subject);
    return { done: true };
  },
);
