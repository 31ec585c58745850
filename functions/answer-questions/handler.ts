import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { answerQuestionsEndpoint } from "#shared/http/endpoints/answer-questions.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(answerQuestionsEndpoint, cloudDeps(files));
