import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readMeEndpoint } from "#shared/http/programme/read-me.ts";

export const handler = lambda(readMeEndpoint, cloudDeps());
