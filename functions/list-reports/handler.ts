import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listReportsEndpoint } from "#shared/http/reports/list-reports.ts";

export const handler = lambda(listReportsEndpoint, cloudDeps());
