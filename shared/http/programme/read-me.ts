import { readMe } from "#shared/app/people/read-me.ts";
import { serviceRoutes } from "#shared/contract/programme/service-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Says who the caller is to the programme. */
export const readMeEndpoint = defineEndpoint(serviceRoutes["read-me"], async (deps, caller) =>
  readMe(deps, caller),
);
