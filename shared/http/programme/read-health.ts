import { serviceRoutes } from "#shared/contract/programme/service-routes.ts";
import { defineOpenEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Says that the service answers, its version and its store. */
export const readHealthEndpoint = defineOpenEndpoint(serviceRoutes["read-health"], async (deps) => ({
  status: "ok" as const,
  version: deps.version,
  store: deps.storeName,
}));
