import { cloudDeps } from "#shared/config/cloud.ts";
import { readHealthEndpoint } from "#shared/http/endpoints/read-health.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readHealthEndpoint, cloudDeps());
