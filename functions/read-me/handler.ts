import { cloudDeps } from "#shared/config/cloud.ts";
import { readMeEndpoint } from "#shared/http/endpoints/read-me.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readMeEndpoint, cloudDeps());
