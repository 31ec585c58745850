import { cloudDeps } from "#shared/config/cloud.ts";
import { books } from "#shared/config/cloud-parts/books.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readTemplateEndpoint } from "#shared/http/imports/read-template.ts";

export const handler = lambda(readTemplateEndpoint, cloudDeps(books));
