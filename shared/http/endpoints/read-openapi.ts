import { serviceRoutes } from "#shared/contract/service-routes.ts";
import { defineOpenEndpoint } from "../define-endpoint.ts";
import { openApiDocument } from "../openapi.ts";

/** Describes the API itself. */
export const readOpenapiEndpoint = defineOpenEndpoint(serviceRoutes["read-openapi"], async () =>
  openApiDocument(),
);
