import { cloudDeps } from "#shared/config/cloud.ts";
import { books } from "#shared/config/cloud-parts/books.ts";
import { readProgressBookEndpoint } from "#shared/http/endpoints/read-progress-book.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readProgressBookEndpoint, cloudDeps(books));
