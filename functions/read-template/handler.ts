import { cloudDeps } from "#shared/config/cloud.ts";
import { books } from "#shared/config/cloud-parts/books.ts";
import { readTemplateEndpoint } from "#shared/http/endpoints/read-template.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readTemplateEndpoint, cloudDeps(books));
