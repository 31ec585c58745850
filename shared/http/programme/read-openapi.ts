import { serviceRoutes } from "#shared/contract/programme/service-routes.ts";
import { defineOpenEndpoint } from "#shared/http/base/define-endpoint.ts";
import { openApiDocument } from "./openapi.ts";

/** Describes the API itself. */
export const readOpenapiEndpoint = defineOpenEndpoint(serviceRoutes["read-openapi"], async () =>
  openApiDocument(),
);
