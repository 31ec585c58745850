import { cloudDeps } from "#shared/config/cloud.ts";
import { importArchive } from "#shared/config/cloud-parts/import-archive.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { answerQuestionsEndpoint } from "#shared/http/imports/answer-questions.ts";

export const handler = lambda(answerQuestionsEndpoint, cloudDeps(importArchive));
