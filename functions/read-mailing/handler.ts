import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readMailingEndpoint } from "#shared/http/reports/read-mailing.ts";

export const handler = lambda(readMailingEndpoint, cloudDeps());
