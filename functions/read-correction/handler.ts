import { cloudDeps } from "#shared/config/cloud.ts";
import { readCorrectionEndpoint } from "#shared/http/endpoints/read-correction.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readCorrectionEndpoint, cloudDeps());
