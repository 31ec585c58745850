import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { makeAccessLinkEndpoint } from "#shared/http/people/make-access-link.ts";

export const handler = lambda(makeAccessLinkEndpoint, cloudDeps());
