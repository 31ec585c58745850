import { cloudDeps } from "#shared/config/cloud.ts";
import { readOpenapiEndpoint } from "#shared/http/endpoints/read-openapi.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readOpenapiEndpoint, cloudDeps());
