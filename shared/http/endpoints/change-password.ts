import { changePassword } from "#shared/app/change-password.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Sets the caller's own new password. */
export const changePasswordEndpoint = defineEndpoint("change-password", async (deps, caller, { body }) => {
  await changePassword(deps, caller, body);
  return { done: true };
});
