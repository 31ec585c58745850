import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { makePasswordLinkEndpoint } from "#shared/http/people/make-password-link.ts";

export const handler = lambda(makePasswordLinkEndpoint, cloudDeps());
