import { defineOpenEndpoint } from "../define-endpoint.ts";
import { openApiDocument } from "../openapi.ts";

/** Describes the API itself. */
export const readOpenapiEndpoint = defineOpenEndpoint("read-openapi", async () => openApiDocument());
