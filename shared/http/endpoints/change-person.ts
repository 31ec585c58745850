import { changePerson } from "#shared/app/change-person.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Changes what a person is, or shuts them out. */
export const changePersonEndpoint = defineEndpoint(
  peopleRoutes["change-person"],
  async (deps, caller, { body }) => {
    await changePerson(deps, caller, body);
    return { done: true };
  },
);
