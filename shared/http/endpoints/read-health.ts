import { defineOpenEndpoint } from "../define-endpoint.ts";

/** Says that the service answers, its version and its store. */
export const readHealthEndpoint = defineOpenEndpoint("read-health", async (deps) => ({
  status: "ok" as const,
  version: deps.version,
  store: deps.storeName,
}));
