import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readHealthEndpoint } from "#shared/http/programme/read-health.ts";

export const handler = lambda(readHealthEndpoint, cloudDeps());
