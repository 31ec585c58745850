import { cloudDeps } from "#shared/config/cloud.ts";
import { readFailedRowsEndpoint } from "#shared/http/endpoints/read-failed-rows.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readFailedRowsEndpoint, cloudDeps());
