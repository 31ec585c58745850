import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { reopenCorrectionEndpoint } from "#shared/http/corrections/reopen-correction.ts";

export const handler = lambda(reopenCorrectionEndpoint, cloudDeps());
