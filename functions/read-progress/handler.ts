import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readProgressEndpoint } from "#shared/http/progress/read-progress.ts";

export const handler = lambda(readProgressEndpoint, cloudDeps());
