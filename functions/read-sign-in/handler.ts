import { cloudDeps } from "#shared/config/cloud.ts";
import { readSignInEndpoint } from "#shared/http/endpoints/read-sign-in.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readSignInEndpoint, cloudDeps());
