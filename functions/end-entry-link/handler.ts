import { cloudDeps } from "#shared/config/cloud.ts";
import { endEntryLinkEndpoint } from "#shared/http/endpoints/end-entry-link.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(endEntryLinkEndpoint, cloudDeps());
