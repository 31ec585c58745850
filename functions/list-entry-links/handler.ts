import { cloudDeps } from "#shared/config/cloud.ts";
import { listEntryLinksEndpoint } from "#shared/http/endpoints/list-entry-links.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listEntryLinksEndpoint, cloudDeps());
