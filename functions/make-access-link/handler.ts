import { cloudDeps } from "#shared/config/cloud.ts";
import { makeAccessLinkEndpoint } from "#shared/http/endpoints/make-access-link.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(makeAccessLinkEndpoint, cloudDeps());
