import { cloudDeps } from "#shared/config/cloud.ts";
import { answerCorrectionEndpoint } from "#shared/http/endpoints/answer-correction.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(answerCorrectionEndpoint, cloudDeps());
