import { cloudDeps } from "#shared/config/cloud.ts";
import { listReadingsEndpoint } from "#shared/http/associations/list-readings.ts";
import { lambda } from "#shared/http/base/lambda.ts";

export const handler = lambda(listReadingsEndpoint, cloudDeps());
