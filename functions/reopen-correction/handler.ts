import { cloudDeps } from "#shared/config/cloud.ts";
import { reopenCorrectionEndpoint } from "#shared/http/endpoints/reopen-correction.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(reopenCorrectionEndpoint, cloudDeps());
