import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { answerQuestionsEndpoint } from "#shared/http/imports/answer-questions.ts";

export const handler = lambda(answerQuestionsEndpoint, cloudDeps(files));
