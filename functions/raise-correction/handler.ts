import { cloudDeps } from "#shared/config/cloud.ts";
import { raiseCorrectionEndpoint } from "#shared/http/endpoints/raise-correction.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(raiseCorrectionEndpoint, cloudDeps());
