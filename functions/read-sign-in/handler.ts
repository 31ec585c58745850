import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readSignInEndpoint } from "#shared/http/programme/read-sign-in.ts";

export const handler = lambda(readSignInEndpoint, cloudDeps());
