import { cloudDeps } from "#shared/config/cloud.ts";
import { listReportsEndpoint } from "#shared/http/endpoints/list-reports.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listReportsEndpoint, cloudDeps());
