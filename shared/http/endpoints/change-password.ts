import { changePassword } from "#shared/app/change-password.ts";
import { peopleRoutes } from "#shared/contract/people-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Sets the caller's own new password. */
export const changePasswordEndpoint = defineEndpoint(
  peopleRoutes["change-password"],
  async (deps, caller, { body }) => {
    await changePassword(deps, caller, body);
    return { done: true };
  },
);
