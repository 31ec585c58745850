import { cloudDeps } from "#shared/config/cloud.ts";
import { publishReportEndpoint } from "#shared/http/endpoints/publish-report.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(publishReportEndpoint, cloudDeps());
