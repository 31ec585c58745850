import { cloudDeps } from "#shared/config/cloud.ts";
import { makePasswordLinkEndpoint } from "#shared/http/endpoints/make-password-link.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(makePasswordLinkEndpoint, cloudDeps());
