import { cloudDeps } from "#shared/config/cloud.ts";
import { books } from "#shared/config/cloud-parts/books.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readProgressBookEndpoint } from "#shared/http/progress/read-progress-book.ts";

export const handler = lambda(readProgressBookEndpoint, cloudDeps(books));
