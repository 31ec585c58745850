import { readTemplate } from "#shared/app/imports/read-template.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineDocumentEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Gives the template to fill. */
export const readTemplateEndpoint = defineDocumentEndpoint(importRoutes["read-template"], (deps) =>
  readTemplate(deps),
);
