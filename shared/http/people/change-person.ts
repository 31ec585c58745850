import { changePerson } from "#shared/app/people/change-person.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Changes what a person is, or shuts them out. */
export const changePersonEndpoint = defineEndpoint(
  peopleRoutes["change-person"],
  async (deps, caller, { body }) => {
    await changePerson(deps, caller, body);
    return { done: true };
  },
);
