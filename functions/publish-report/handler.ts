import { cloudDeps } from "#shared/config/cloud.ts";
import { books } from "#shared/config/cloud-parts/books.ts";
import { documents } from "#shared/config/cloud-parts/documents.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { publishReportEndpoint } from "#shared/http/endpoints/publish-report.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(publishReportEndpoint, cloudDeps(files, books, documents));
