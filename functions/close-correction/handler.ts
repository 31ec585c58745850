import { cloudDeps } from "#shared/config/cloud.ts";
import { closeCorrectionEndpoint } from "#shared/http/endpoints/close-correction.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(closeCorrectionEndpoint, cloudDeps());
