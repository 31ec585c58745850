import { removePerson } from "#shared/app/people/remove-person.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Takes a person away. */
export const removePersonEndpoint = defineEndpoint(
  peopleRoutes["remove-person"],
  async (deps, caller, { body }) => {
    await removePerson(deps, caller, body.subject);
    return { done: true };
  },
);
