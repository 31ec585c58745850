import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { endEntryLinkEndpoint } from "#shared/http/people/end-entry-link.ts";

export const handler = lambda(endEntryLinkEndpoint, cloudDeps());
