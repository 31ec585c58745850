import { changePassword } from "#shared/app/people/change-password.ts";
import { peopleRoutes } from "#shared/contract/people/people-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Sets the caller's own new password. */
export const changePasswordEndpoint = defineEndpoint(
  peopleRoutes["change-password"],
  async (deps, caller, { body }) => {
    await changePassword(deps, caller, body);
    return { done: true };
  },
);
