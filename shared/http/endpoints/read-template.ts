import { readTemplate } from "#shared/app/read-template.ts";
import { defineDocumentEndpoint } from "../define-endpoint.ts";

/** Gives the template to fill. */
export const readTemplateEndpoint = defineDocumentEndpoint("read-template", (deps) => readTemplate(deps));
