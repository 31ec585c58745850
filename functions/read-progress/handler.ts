import { cloudDeps } from "#shared/config/cloud.ts";
import { readProgressEndpoint } from "#shared/http/endpoints/read-progress.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readProgressEndpoint, cloudDeps());
