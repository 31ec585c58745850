import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readOpenapiEndpoint } from "#shared/http/programme/read-openapi.ts";

export const handler = lambda(readOpenapiEndpoint, cloudDeps());
