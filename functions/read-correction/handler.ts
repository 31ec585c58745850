import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readCorrectionEndpoint } from "#shared/http/corrections/read-correction.ts";

export const handler = lambda(readCorrectionEndpoint, cloudDeps());
