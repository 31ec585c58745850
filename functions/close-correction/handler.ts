import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { closeCorrectionEndpoint } from "#shared/http/corrections/close-correction.ts";

export const handler = lambda(closeCorrectionEndpoint, cloudDeps());
