import { readTemplate } from "#shared/app/read-template.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineDocumentEndpoint } from "../define-endpoint.ts";

/** Gives the template to fill. */
export const readTemplateEndpoint = defineDocumentEndpoint(importRoutes["read-template"], (deps) =>
  readTemplate(deps),
);
