import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { frozenReports } from "#shared/config/cloud-parts/frozen-reports.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readReportEndpoint } from "#shared/http/reports/read-report.ts";

export const handler = lambda(readReportEndpoint, cloudDeps(files, frozenReports));
