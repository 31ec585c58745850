import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { raiseCorrectionEndpoint } from "#shared/http/corrections/raise-correction.ts";

export const handler = lambda(raiseCorrectionEndpoint, cloudDeps());
