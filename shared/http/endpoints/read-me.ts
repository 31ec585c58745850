import { readMe } from "#shared/app/read-me.ts";
import { serviceRoutes } from "#shared/contract/service-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Says who the caller is to the programme. */
export const readMeEndpoint = defineEndpoint(serviceRoutes["read-me"], async (deps, caller) =>
  readMe(deps, caller),
);
