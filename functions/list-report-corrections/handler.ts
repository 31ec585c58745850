import { cloudDeps } from "#shared/config/cloud.ts";
import { frozenReports } from "#shared/config/cloud-parts/frozen-reports.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listReportCorrectionsEndpoint } from "#shared/http/reports/list-report-corrections.ts";

export const handler = lambda(listReportCorrectionsEndpoint, cloudDeps(frozenReports));
