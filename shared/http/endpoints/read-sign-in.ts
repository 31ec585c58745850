import { serviceRoutes } from "#shared/contract/service-routes.ts";
import { defineOpenEndpoint } from "../define-endpoint.ts";

/** Says where people sign in, and under which client id the pages do. */
export const readSignInEndpoint = defineOpenEndpoint(
  serviceRoutes["read-sign-in"],
  async (deps) => deps.signIn,
);
