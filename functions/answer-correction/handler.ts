import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { answerCorrectionEndpoint } from "#shared/http/corrections/answer-correction.ts";

export const handler = lambda(answerCorrectionEndpoint, cloudDeps());
