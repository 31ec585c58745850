import { changePerson } from "#shared/app/change-person.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Changes what a person is, or shuts them out. */
export const changePersonEndpoint = defineEndpoint("change-person", async (deps, caller, { body }) => {
  await changePerson(deps, caller, body);
  return { done: true };
});
