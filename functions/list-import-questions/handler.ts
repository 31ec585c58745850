import { cloudDeps } from "#shared/config/cloud.ts";
import { importArchive } from "#shared/config/cloud-parts/import-archive.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listImportQuestionsEndpoint } from "#shared/http/imports/list-import-questions.ts";

export const handler = lambda(listImportQuestionsEndpoint, cloudDeps(importArchive));
