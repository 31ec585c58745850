import { cloudDeps } from "#shared/config/cloud.ts";
import { listReadingsEndpoint } from "#shared/http/endpoints/list-readings.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listReadingsEndpoint, cloudDeps());
