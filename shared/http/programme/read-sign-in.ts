import { serviceRoutes } from "#shared/contract/programme/service-routes.ts";
import { defineOpenEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Says where people sign in, and under which client id the pages do. */
export const readSignInEndpoint = defineOpenEndpoint(
  serviceRoutes["read-sign-in"],
  async (deps) => deps.signIn,
);
