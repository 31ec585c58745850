import { cloudDeps } from "#shared/config/cloud.ts";
import { readMailingEndpoint } from "#shared/http/endpoints/read-mailing.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readMailingEndpoint, cloudDeps());
