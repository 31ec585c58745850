import { cloudDeps } from "#shared/config/cloud.ts";
import { books } from "#shared/config/cloud-parts/books.ts";
import { documents } from "#shared/config/cloud-parts/documents.ts";
import { frozenReports } from "#shared/config/cloud-parts/frozen-reports.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { publishReportEndpoint } from "#shared/http/reports/publish-report.ts";

export const handler = lambda(publishReportEndpoint, cloudDeps(frozenReports, books, documents));
