import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { listImportQuestionsEndpoint } from "#shared/http/endpoints/list-import-questions.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listImportQuestionsEndpoint, cloudDeps(files));
