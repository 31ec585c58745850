import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listEntryLinksEndpoint } from "#shared/http/people/list-entry-links.ts";

export const handler = lambda(listEntryLinksEndpoint, cloudDeps());
